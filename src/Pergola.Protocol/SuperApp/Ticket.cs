using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>The superapp's client asks its own server for a ticket, for the user that is signed in there.</summary>
/// <param name="InstanceKey">Base64 of the SubjectPublicKeyInfo of the device's ECDSA P-256 key.</param>
public sealed record TicketRequest([property: JsonPropertyName("key")] string InstanceKey);

/// <summary>A ticket for the header <c>Pergola-Ticket</c>.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="ExpiresAt">Unix milliseconds of its end.</param>
/// <remarks>ToString is cut short, so that no ticket reaches a log.</remarks>
public sealed record TicketResult(
    [property: JsonPropertyName("ticket")] string Ticket,
    [property: JsonPropertyName("expiresAt")] long ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(TicketResult)} {{ {nameof(ExpiresAt)} = {ExpiresAt} }}";
}

/// <summary>The answer to <see cref="TicketRequest"/>: <c>returnCode</c> 0, or 100006 when nobody is signed in.</summary>
public sealed record TicketResponse : SuperAppResponse
{
    /// <summary>The ticket; null on failure.</summary>
    [JsonPropertyName("data")]
    public TicketResult? Data { get; init; }
}
