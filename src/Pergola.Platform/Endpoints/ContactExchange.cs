using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Tokens;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>What getuserphonenumber and getuseremail share: <c>{code, openid?}</c> behind an access token becomes the value.</summary>
internal sealed class ContactExchange(AccessTokens tokens, PlatformRegistry registry, ContactCodes codes)
{
    /// <summary>Optional: names a try, so that its repetition gets the same value when the answer was lost.</summary>
    private const string AttemptHeader = "Idempotency-Key";

    /// <summary>The value, and the mini program that it is for.</summary>
    public async Task<(string Value, MiniProgram MiniProgram)> RedeemAsync(HttpContext http, ContactKind kind)
    {
        var miniProgram = await tokens.RequireAsync(http.Request.Query["access_token"], http.RequestAborted);
        var body = await RequestBody.ReadAsync(http);
        var request = body.Length == 0 ? new Request(null, null) : RequestBody.Parse(body, EndpointJson.Default.ContactExchangeRequest, "a JSON object with code");
        if (request.Code is not { Length: > 0 } code)
            throw new PlatformException(PlatformError.MissingContactCode, "code is missing: the body must be {\"code\": ...}");
        var openId = string.IsNullOrEmpty(request.OpenId) ? null : request.OpenId;
        var attempt = http.Request.Headers[AttemptHeader] is [{ Length: > 0 and <= 128 } key] ? key : null;
        var superApp = registry.FindSuperApp(miniProgram.SuperApp)!;

        var redemption = await codes.RedeemAsync(superApp, miniProgram, kind, code, openId, attempt, http.RequestAborted);
        return redemption.Value is { } value ? (value, miniProgram) : throw CodeRefused(redemption.Refusal!.Value, kind);
    }

    private static PlatformException CodeRefused(Refusal refusal, ContactKind kind) => refusal switch
    {
        Refusal.Unknown => new(PlatformError.InvalidContactCode, "unknown: this platform never issued the code, or long ago (a v1 code is the superapp server's own)"),
        Refusal.Expired => new(PlatformError.InvalidContactCode, "expired: the code was not redeemed in time"),
        Refusal.Used => new(PlatformError.UsedContactCode, "used: the code was redeemed before"),
        Refusal.InUse => new(PlatformError.UsedContactCode, "in use: another request is redeeming the code"),
        Refusal.OtherApp => new(PlatformError.ContactCodeOfOtherApp, "other app: the code was issued to another mini program"),
        Refusal.OtherKind => new(
            PlatformError.InvalidContactCode, $"other kind: the code is not {(kind == ContactKind.Phone ? "a phone" : "an e-mail")} code (a code of wx.login goes to jscode2session, of wx.getPhoneNumber to getuserphonenumber, of wx.getEmail to getuseremail)"),
        Refusal.LevelRefused => new(PlatformError.InvalidContactCode, "level refused: the code was issued below the superapp's minimum API level"),
        Refusal.LoggedOut => new(PlatformError.InvalidContactCode, "logged out: the user logged out after the code was issued"),
        _ => new(PlatformError.InvalidContactCode, "temporary code refused: the superapp server no longer gives the value for this code"),
    };

    internal sealed record Request(
        [property: JsonPropertyName("code")] string? Code,
        [property: JsonPropertyName("openid")] string? OpenId);

    /// <summary>Says when and for whom the value was given.</summary>
    internal sealed record Watermark(
        [property: JsonPropertyName("timestamp")] long Timestamp,
        [property: JsonPropertyName("appid")] string AppId)
    {
        public static Watermark Empty { get; } = new(0, "");
    }
}
