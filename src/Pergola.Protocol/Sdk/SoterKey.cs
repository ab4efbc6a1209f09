using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>Says which key signs the biometric results of a user in a mini program from now on; earlier keys stay good.</summary>
public sealed record SoterKeyRequest
{
    /// <summary>The mini program.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The superapp's user id; a device leaves it out.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }

    /// <summary>Base64 of the SubjectPublicKeyInfo of an RSA key of 2048 to 4096 bits.</summary>
    [JsonPropertyName("publicKey")]
    public required string PublicKey { get; init; }
}
