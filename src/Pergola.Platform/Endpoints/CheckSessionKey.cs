using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tokens;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /wxa/checksession: a mini program backend asks whether its session key is still good.</summary>
internal sealed class CheckSessionKey(AccessTokens tokens, UserSessions sessions, Refusals refusals)
{
    private const string SigMethod = "hmac_sha256";
    private const int LongestSignature = 128;

    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                await CheckAsync(http);
                return TypedResults.Json(
                    new Answer(0, "ok", shape == WireShape.Sas ? requestId : null, null), EndpointJson.Default.CheckSessionKeyAnswer);
            },
            (error, requestId, debug) => TypedResults.Json(
                new Answer(shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? requestId : null, debug),
                EndpointJson.Default.CheckSessionKeyAnswer));

    private async Task CheckAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var miniProgram = await tokens.RequireAsync(query["access_token"], http.RequestAborted);
        if (query["sig_method"] is not [SigMethod])
            throw new PlatformException(PlatformError.InvalidSigMethod, $"sig_method must be {SigMethod}");
        if (query["openid"] is not [{ Length: > 0 and <= OpenIds.Longest } openId])
            throw new PlatformException(PlatformError.InvalidOpenId, "openid is missing or too long");
        if (query["signature"] is not [{ Length: > 0 and <= LongestSignature } signature])
            throw new PlatformException(PlatformError.InvalidSignature, "signature is missing or too long");

        switch (await sessions.CheckSignatureAsync(miniProgram, openId, signature, http.RequestAborted))
        {
            case SignatureCheck.Good:
                return;
            case SignatureCheck.UnknownOpenId:
                throw new PlatformException(PlatformError.InvalidOpenId, "the mini program never saw this openid");
            case SignatureCheck.NoSession:
                throw new PlatformException(PlatformError.NoSession, "the session has ended");
            default:
                throw new PlatformException(PlatformError.InvalidSignature, "the signature was not made with the session key over an empty text");
        }
    }

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);
}
