using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /sns/jscode2session: a mini program backend exchanges a login code for openid and session key.</summary>
internal sealed class JsCode2Session(
    MiniProgramBackends backends, PlatformRegistry registry, LoginCodes codes, SessionKeys sessionKeys, Refusals refusals) : IBackendEndpoint
{
    /// <summary>Optional: names a try, so that its repetition gets the same session when the answer was lost.</summary>
    private const string AttemptHeader = "Idempotency-Key";

    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId => Found(await RedeemAsync(http), shape, requestId),
            (error, requestId, debug) => Refused(error, shape, requestId, debug));

    private async Task<Outcome> RedeemAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var miniProgram = backends.Require(query["appid"], query["secret"]);
        if (query["grant_type"] is not ["authorization_code"])
            throw new PlatformException(PlatformError.InvalidGrantType, "grant_type must be authorization_code");
        if (query["js_code"] is not [{ Length: > 0 } code])
            throw new PlatformException(PlatformError.MissingCode, "js_code is missing");
        var superApp = registry.FindSuperApp(miniProgram.SuperApp)!;
        var attempt = http.Request.Headers[AttemptHeader] is [{ Length: > 0 and <= 128 } key] ? key : null;

        var redemption = await codes.RedeemAsync(superApp, miniProgram, code, attempt, http.RequestAborted);
        return redemption.Session is { } session
            ? new Outcome(session.User.OpenId, sessionKeys.Open(session.SealedKey), OpenIds.UnionIdOf(superApp, miniProgram, session.User.Uid))
            : throw CodeRefused(redemption.Refusal!.Value);
    }

    private static PlatformException CodeRefused(Refusal refusal) => refusal switch
    {
        Refusal.Unknown => new(PlatformError.InvalidCode, "unknown: this platform never issued the code, or long ago (a v1 code is the superapp server's own)"),
        Refusal.Expired => new(PlatformError.InvalidCode, "expired: the code was not redeemed in time"),
        Refusal.Used => new(PlatformError.UsedCode, "used: the code was redeemed before"),
        Refusal.InUse => new(PlatformError.UsedCode, "in use: another request is redeeming the code"),
        Refusal.OtherApp => new(PlatformError.InvalidCode, "other app: the code was issued to another mini program"),
        Refusal.OtherKind => new(PlatformError.InvalidCode, "other kind: the code is not a login code"),
        Refusal.LevelRefused => new(PlatformError.InvalidCode, "level refused: the code was issued below the superapp's minimum API level"),
        Refusal.LoggedOut => new(PlatformError.InvalidCode, "logged out: the user logged out after the code was issued"),
        Refusal.AuthCodeRefused => new(PlatformError.InvalidCode, "auth code refused: the superapp server does not accept the host's auth code"),
        _ => new(PlatformError.InvalidCode, "other user: the host's auth code is of another user than the login"),
    };

    private static IResult Found(Outcome outcome, WireShape shape, string requestId) => shape == WireShape.Sas
        ? TypedResults.Json(
            new SasAnswer(outcome.OpenId, outcome.Key.Reveal(), outcome.UnionId, 0, "ok", requestId, null), EndpointJson.Default.JsCode2SessionSasAnswer)
        : TypedResults.Json(
            new WeChatAnswer(outcome.OpenId, outcome.Key.Reveal(), outcome.UnionId, null, null, null), EndpointJson.Default.JsCode2SessionWeChatAnswer);

    private static IResult Refused(PlatformError error, WireShape shape, string requestId, string? debug) => shape == WireShape.Sas
        ? TypedResults.Json(
            new SasAnswer("", "", "", shape.CodeOf(error), shape.MessageOf(error, requestId), requestId, debug), EndpointJson.Default.JsCode2SessionSasAnswer)
        : TypedResults.Json(
            new WeChatAnswer(null, null, null, shape.CodeOf(error), shape.MessageOf(error, requestId), debug), EndpointJson.Default.JsCode2SessionWeChatAnswer);

    internal sealed record SasAnswer(
        [property: JsonPropertyName("openid")] string OpenId,
        [property: JsonPropertyName("session_key")] string SessionKey,
        [property: JsonPropertyName("unionid")] string UnionId,
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string RequestId,
        [property: JsonPropertyName("debug")] string? Debug);

    internal sealed record WeChatAnswer(
        [property: JsonPropertyName("openid")] string? OpenId,
        [property: JsonPropertyName("session_key")] string? SessionKey,
        [property: JsonPropertyName("unionid")] string? UnionId,
        [property: JsonPropertyName("errcode")] int? ErrCode,
        [property: JsonPropertyName("errmsg")] string? ErrMsg,
        [property: JsonPropertyName("debug")] string? Debug);

    private sealed record Outcome(string OpenId, SessionKey Key, string UnionId);
}
