using System.Text;
using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>
/// What the superapp server states about a device in a ticket: this user is signed in on the device that holds this key.
/// The ticket is <c>base64url(JSON) + "." + base64url(HMAC-SHA256(app secret, "pergola-ticket\n" + first part))</c>.
/// </summary>
public sealed record TicketClaims
{
    /// <summary>The superapp's user id.</summary>
    [JsonPropertyName("uid")]
    public required string Uid { get; init; }

    /// <summary>The superapp's app key.</summary>
    [JsonPropertyName("app")]
    public required string AppKey { get; init; }

    /// <summary>The device's public key: base64 of the SubjectPublicKeyInfo of an ECDSA P-256 key that never leaves the device.</summary>
    [JsonPropertyName("key")]
    public required string InstanceKey { get; init; }

    /// <summary>Names the ticket in logs.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Unix milliseconds of the issue; tickets from before the user's logout are refused.</summary>
    [JsonPropertyName("iat")]
    public required long IssuedAt { get; init; }

    /// <summary>Unix milliseconds of the end, at most five minutes after <see cref="IssuedAt"/>.</summary>
    [JsonPropertyName("exp")]
    public required long ExpiresAt { get; init; }

    /// <summary>What the ticket's MAC covers.</summary>
    /// <param name="encodedClaims">The first part of the ticket.</param>
    /// <returns>The bytes to feed to HMAC-SHA256 with the app secret.</returns>
    public static byte[] MacText(string encodedClaims) => Encoding.UTF8.GetBytes("pergola-ticket\n" + encodedClaims);
}
