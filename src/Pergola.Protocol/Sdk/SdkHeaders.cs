namespace Pergola.Protocol.Sdk;

/// <summary>The headers that say who calls the platform (docs/sdk-protocol.md, "Who calls").</summary>
public static class SdkHeaders
{
    /// <summary>The superapp's public app key, such as <c>app-1234567890</c>. Always needed.</summary>
    public const string AppKey = "Pergola-App-Key";

    /// <summary>Unix time in milliseconds, within five minutes of the platform's clock.</summary>
    public const string Timestamp = "Pergola-Timestamp";

    /// <summary>A text of 16 to 64 characters that the caller never sends twice.</summary>
    public const string Nonce = "Pergola-Nonce";

    /// <summary>Base64 of the signature over <see cref="SignedText"/>: HMAC-SHA256 by a server-side host, ECDSA P-256 by a device.</summary>
    public const string Signature = "Pergola-Signature";

    /// <summary>A device's ticket: <c>base64url(claims).base64url(mac)</c>; see <see cref="TicketClaims"/>.</summary>
    public const string Ticket = "Pergola-Ticket";
}
