using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>What every answer of the platform to the SDK carries. The HTTP status is 200 also for errors.</summary>
public record PlatformResponse
{
    /// <summary>0, or a number of the server error code table (page 67648), such as 40015.</summary>
    [JsonPropertyName("errcode")]
    public required int ErrCode { get; init; }

    /// <summary><c>ok</c>, or what was wrong.</summary>
    [JsonPropertyName("errmsg")]
    public required string ErrMsg { get; init; }

    /// <summary>Names this request in the platform's log.</summary>
    [JsonPropertyName("requestId")]
    public required string RequestId { get; init; }

    /// <summary>The exact reason of a refusal, only where the platform's operator shows it; never shown to users.</summary>
    [JsonPropertyName("debug")]
    public string? Debug { get; init; }
}
