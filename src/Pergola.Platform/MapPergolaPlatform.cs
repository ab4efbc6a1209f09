using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Endpoints;
using Pergola.Protocol.Sdk;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The platform's endpoints: this is the table of contents.</summary>
public static class PergolaPlatformEndpoints
{
    /// <summary>Maps every endpoint of the platform.</summary>
    /// <param name="endpoints">Where to map them; the services come from <c>AddPergolaPlatform</c>.</param>
    /// <returns><paramref name="endpoints"/>.</returns>
    public static IEndpointRouteBuilder MapPergolaPlatform(this IEndpointRouteBuilder endpoints)
    {
        var sas = endpoints.MapGroup("/openserver");

        // Caller: the SDK, with the superapp's credential or a ticket.
        endpoints.OnlyPost(SdkPaths.Login, (HttpContext http, [FromServices] SdkLogin endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.CheckSession, (HttpContext http, [FromServices] SdkCheckSession endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.Logout, (HttpContext http, [FromServices] SdkLogout endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.PreviewContact, (HttpContext http, [FromServices] SdkPreviewContact endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.ContactCode, (HttpContext http, [FromServices] SdkIssueContactCode endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.Avatar, (HttpContext http, [FromServices] SdkGetAvatar endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.NickName, (HttpContext http, [FromServices] SdkGetNickName endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.SealUserInfo, (HttpContext http, [FromServices] SdkSealUserInfo endpoint) => endpoint.HandleAsync(http));
        endpoints.OnlyPost(SdkPaths.SoterKey, (HttpContext http, [FromServices] SdkRegisterSoterKey endpoint) => endpoint.HandleAsync(http));

        // Caller: a mini program's backend, with its secret or an access token.
        endpoints.OnlyGet("/sns/jscode2session", (HttpContext http, [FromServices] JsCode2Session endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyGet("/sns/jscode2session", (HttpContext http, [FromServices] JsCode2Session endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyGet("/cgi-bin/token", (HttpContext http, [FromServices] GetAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyGet("/cgi-bin/token", (HttpContext http, [FromServices] GetAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyPost("/cgi-bin/stable_token", (HttpContext http, [FromServices] GetStableAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyPost("/cgi-bin/stable_token", (HttpContext http, [FromServices] GetStableAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyGet("/wxa/checksession", (HttpContext http, [FromServices] CheckSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyGet("/wxa/checksession", (HttpContext http, [FromServices] CheckSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyGet("/wxa/resetusersessionkey", (HttpContext http, [FromServices] ResetUserSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyGet("/wxa/resetusersessionkey", (HttpContext http, [FromServices] ResetUserSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyPost("/wxa/business/getuserphonenumber", (HttpContext http, [FromServices] GetUserPhoneNumber endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyPost("/wxa/business/getuserphonenumber", (HttpContext http, [FromServices] GetUserPhoneNumber endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyPost("/wxa/business/getuseremail", (HttpContext http, [FromServices] GetUserEmail endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyPost("/wxa/business/getuseremail", (HttpContext http, [FromServices] GetUserEmail endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyPost("/cgi-bin/soter/verify_signature", (HttpContext http, [FromServices] VerifySoterSignature endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyPost("/cgi-bin/soter/verify_signature", (HttpContext http, [FromServices] VerifySoterSignature endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyGet("/wxaapi/newtmpl/gettemplate", (HttpContext http, [FromServices] GetMessageTemplates endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyGet("/wxaapi/newtmpl/gettemplate", (HttpContext http, [FromServices] GetMessageTemplates endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.OnlyPost("/cgi-bin/message/subscribe/send", (HttpContext http, [FromServices] SendSubscribeMessage endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.OnlyPost("/cgi-bin/message/subscribe/send", (HttpContext http, [FromServices] SendSubscribeMessage endpoint) => endpoint.HandleAsync(http, WireShape.Sas));

        return endpoints;
    }
}
