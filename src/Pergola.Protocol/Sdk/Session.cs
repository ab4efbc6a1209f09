using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>Asks whether the last session of a user in a mini program is alive; a yes prolongs it.</summary>
public sealed record SessionCheckRequest
{
    /// <summary>The mini program.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The superapp's user id; a device leaves it out.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }
}

/// <summary>Ends every session and every unused login code of a superapp user, in all mini programs.</summary>
public sealed record LogoutRequest
{
    /// <summary>The superapp's user id; a device leaves it out.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }
}
