using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>Asks a superapp server whether a user exists.</summary>
/// <param name="UserId">The superapp's user id.</param>
public sealed record CheckUserRequest([property: JsonPropertyName("userId")] string UserId);

/// <summary>The envelope of a superapp server's answers (page 67644).</summary>
public record SuperAppResponse
{
    /// <summary><c>0</c> when all went well.</summary>
    [JsonPropertyName("returnCode")]
    public required string ReturnCode { get; init; }

    /// <summary>What went wrong, for logs.</summary>
    [JsonPropertyName("returnMessage")]
    public string? ReturnMessage { get; init; }

    /// <summary>Names the request in the superapp server's log.</summary>
    [JsonPropertyName("requestId")]
    public string? RequestId { get; init; }
}

/// <summary>Whether the user exists.</summary>
public sealed record CheckUserResponse : SuperAppResponse
{
    /// <summary>True when the user exists and may log in.</summary>
    [JsonPropertyName("data")]
    public bool Data { get; init; }
}
