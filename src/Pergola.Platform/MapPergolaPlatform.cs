using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        // Caller: the SDK, with the superapp's credential or a ticket.
        endpoints.Sdk<SdkLogin>(SdkPaths.Login);
        endpoints.Sdk<SdkCheckSession>(SdkPaths.CheckSession);
        endpoints.Sdk<SdkLogout>(SdkPaths.Logout, finishesWork: true);
        endpoints.Sdk<SdkPreviewContact>(SdkPaths.PreviewContact);
        endpoints.Sdk<SdkIssueContactCode>(SdkPaths.ContactCode, finishesWork: true);
        endpoints.Sdk<SdkGetAvatar>(SdkPaths.Avatar);
        endpoints.Sdk<SdkGetNickName>(SdkPaths.NickName);
        endpoints.Sdk<SdkSealUserInfo>(SdkPaths.SealUserInfo);
        endpoints.Sdk<SdkRegisterSoterKey>(SdkPaths.SoterKey);

        // Caller: a mini program's backend, with its secret or an access token; each also under /openserver.
        endpoints.Backend<JsCode2Session>(HttpMethods.Get, "/sns/jscode2session", finishesWork: true);
        endpoints.Backend<GetAccessToken>(HttpMethods.Get, "/cgi-bin/token");
        endpoints.Backend<GetStableAccessToken>(HttpMethods.Post, "/cgi-bin/stable_token");
        endpoints.Backend<CheckSessionKey>(HttpMethods.Get, "/wxa/checksession", finishesWork: true);
        endpoints.Backend<ResetUserSessionKey>(HttpMethods.Get, "/wxa/resetusersessionkey", finishesWork: true);
        endpoints.Backend<GetUserPhoneNumber>(HttpMethods.Post, "/wxa/business/getuserphonenumber", finishesWork: true);
        endpoints.Backend<GetUserEmail>(HttpMethods.Post, "/wxa/business/getuseremail", finishesWork: true);
        endpoints.Backend<VerifySoterSignature>(HttpMethods.Post, "/cgi-bin/soter/verify_signature", finishesWork: true);
        endpoints.Backend<GetMessageTemplates>(HttpMethods.Get, "/wxaapi/newtmpl/gettemplate");
        endpoints.Backend<SendSubscribeMessage>(HttpMethods.Post, "/cgi-bin/message/subscribe/send");

        return endpoints;
    }
}
