namespace Pergola.Protocol.SuperApp;

/// <summary>The headers by which a superapp server knows the platform.</summary>
public static class SuperAppHeaders
{
    /// <summary>Unix milliseconds, on the <c>/user/*</c> calls (page 67643).</summary>
    public const string Timestamp = "TC-Timestamp";

    /// <summary>Hex of the timestamp's text, encrypted with AES and the SecretKey (page 67643).</summary>
    public const string Signature = "TC-Signature";

    /// <summary>Hex of the openid, encrypted in the same way with AES-ECB (page 67644).</summary>
    public const string OpenId = "TC-OpenId";

    /// <summary>Hex of the appid, encrypted in the same way with AES-ECB (page 67644).</summary>
    public const string MiniAppId = "TC-MiniAppID";

    /// <summary>Time with seconds and offset, 25 characters such as <c>2026-01-31T08:00:00+07:00</c>, on the token exchange (page 72340).</summary>
    public const string ExchangeTimestamp = "X-TIMESTAMP";

    /// <summary>The client key that the superapp gave the platform, at most 36 characters (page 72340).</summary>
    public const string ClientKey = "X-CLIENT-KEY";

    /// <summary>Base64 of SHA256withRSA over <c>client key|timestamp</c> (page 72340; the rule is that of BI-SNAP).</summary>
    public const string ExchangeSignature = "X-SIGNATURE";

    /// <summary>Ours, on every call: a text that is never sent twice.</summary>
    public const string Nonce = "Pergola-Nonce";

    /// <summary>Ours, on every call: base64 of HMAC-SHA256 with the SecretKey over <see cref="SignedText"/>, so that the body is covered too.</summary>
    public const string BodySignature = "Pergola-Body-Signature";

    /// <summary>
    /// Ours, on the token exchange and where a temporary code is redeemed: the same for every try to redeem one code, so that a superapp
    /// server can repeat an answer that got lost instead of refusing the auth code or temporary code as used.
    /// </summary>
    public const string ExchangeId = "Pergola-Exchange-Id";
}
