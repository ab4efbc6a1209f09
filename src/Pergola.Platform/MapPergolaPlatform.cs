using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Endpoints;
using Pergola.Platform.Limits;
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
        endpoints.MapPost(SdkPaths.Login, (HttpContext http, [FromServices] SdkLogin endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.CheckSession, (HttpContext http, [FromServices] SdkCheckSession endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.Logout, (HttpContext http, [FromServices] SdkLogout endpoint) => endpoint.HandleAsync(http)).FinishesWork();
        endpoints.MapPost(SdkPaths.PreviewContact, (HttpContext http, [FromServices] SdkPreviewContact endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.ContactCode, (HttpContext http, [FromServices] SdkIssueContactCode endpoint) => endpoint.HandleAsync(http)).FinishesWork();
        endpoints.MapPost(SdkPaths.Avatar, (HttpContext http, [FromServices] SdkGetAvatar endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.NickName, (HttpContext http, [FromServices] SdkGetNickName endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.SealUserInfo, (HttpContext http, [FromServices] SdkSealUserInfo endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(SdkPaths.SoterKey, (HttpContext http, [FromServices] SdkRegisterSoterKey endpoint) => endpoint.HandleAsync(http));

        // Caller: a mini program's backend, with its secret or an access token.
        endpoints.MapGet("/sns/jscode2session", (HttpContext http, [FromServices] JsCode2Session endpoint) => endpoint.HandleAsync(http, WireShape.WeChat)).FinishesWork();
        sas.MapGet("/sns/jscode2session", (HttpContext http, [FromServices] JsCode2Session endpoint) => endpoint.HandleAsync(http, WireShape.Sas)).FinishesWork();
        endpoints.MapGet("/cgi-bin/token", (HttpContext http, [FromServices] GetAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.WeChat));
        sas.MapGet("/cgi-bin/token", (HttpContext http, [FromServices] GetAccessToken endpoint) => endpoint.HandleAsync(http, WireShape.Sas));
        endpoints.MapGet("/wxa/checksession", (HttpContext http, [FromServices] CheckSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.WeChat)).FinishesWork();
        sas.MapGet("/wxa/checksession", (HttpContext http, [FromServices] CheckSessionKey endpoint) => endpoint.HandleAsync(http, WireShape.Sas)).FinishesWork();
        endpoints.MapPost("/wxa/business/getuserphonenumber", (HttpContext http, [FromServices] GetUserPhoneNumber endpoint) => endpoint.HandleAsync(http, WireShape.WeChat)).FinishesWork();
        sas.MapPost("/wxa/business/getuserphonenumber", (HttpContext http, [FromServices] GetUserPhoneNumber endpoint) => endpoint.HandleAsync(http, WireShape.Sas)).FinishesWork();
        endpoints.MapPost("/wxa/business/getuseremail", (HttpContext http, [FromServices] GetUserEmail endpoint) => endpoint.HandleAsync(http, WireShape.WeChat)).FinishesWork();
        sas.MapPost("/wxa/business/getuseremail", (HttpContext http, [FromServices] GetUserEmail endpoint) => endpoint.HandleAsync(http, WireShape.Sas)).FinishesWork();
        endpoints.MapPost("/cgi-bin/soter/verify_signature", (HttpContext http, [FromServices] VerifySoterSignature endpoint) => endpoint.HandleAsync(http, WireShape.WeChat)).FinishesWork();
        sas.MapPost("/cgi-bin/soter/verify_signature", (HttpContext http, [FromServices] VerifySoterSignature endpoint) => endpoint.HandleAsync(http, WireShape.Sas)).FinishesWork();

        return endpoints;
    }
}
