using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /host/authCode: the superapp's own client asks for an auth code for its signed-in user.</summary>
internal sealed class IssueAuthCode(ISuperAppAuthCodes authCodes)
{
    public async Task<JsonHttpResult<AuthCodeResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        if (await users.FindSignedInAsync(http, http.RequestAborted) is not { } user)
            return Answer(HostAnswers.NotSignedIn, "nobody is signed in", data: null);
        var body = await RequestBody.ReadAsync(http);
        if (body is null || RequestBody.Parse(body, ProtocolJson.Default.AuthCodeRequest) is not { AppId: { Length: > 0 } appId } request)
            return Answer(HostAnswers.BadRequest, "the body must be {appid, scopes}", data: null);
        return Answer(HostAnswers.Ok, "ok", await authCodes.IssueAsync(user, appId, request.Scopes ?? [], http.RequestAborted));
    }

    private static JsonHttpResult<AuthCodeResponse> Answer(string returnCode, string message, AuthCodeResult? data) =>
        TypedResults.Json(
            new AuthCodeResponse { ReturnCode = returnCode, ReturnMessage = message, RequestId = Guid.NewGuid().ToString("N"), Data = data },
            ProtocolJson.Default.AuthCodeResponse);
}

/// <summary>The return codes towards the superapp's own client.</summary>
internal static class HostAnswers
{
    public const string Ok = "0";

    public const string BadRequest = "10002";

    /// <summary>The number that the demo superapp's server uses for it.</summary>
    public const string NotSignedIn = "100006";
}
