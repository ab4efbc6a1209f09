using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>Asks for a login code at v2 or v3.</summary>
/// <remarks>ToString is cut short, so that no auth code reaches a log.</remarks>
public sealed record LoginRequest
{
    /// <summary>The mini program.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary><c>v2</c> or <c>v3</c>.</summary>
    [JsonPropertyName("level")]
    public required string Level { get; init; }

    /// <summary>
    /// The superapp's user id. A server-side host must give it at v2 and may at v3, where the superapp server must then name the same
    /// user; a device leaves it out, its ticket says it.
    /// </summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }

    /// <summary>The auth code that the host's <c>getAuthCode</c> gave; needed at v3, absent at v2.</summary>
    [JsonPropertyName("authCode")]
    public string? AuthCode { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(LoginRequest)} {{ {nameof(AppId)} = {AppId}, {nameof(Level)} = {Level} }}";
}

/// <summary>A login code, or why there is none.</summary>
/// <remarks>ToString is cut short, so that no code reaches a log.</remarks>
public sealed record LoginResponse : PlatformResponse
{
    /// <summary>What <c>wx.login</c> gives the mini program: one use, for its own backend only; empty on failure.</summary>
    [JsonPropertyName("code")]
    public string Code { get; init; } = "";

    /// <summary>Seconds until the code expires; 0 on failure.</summary>
    [JsonPropertyName("expiresIn")]
    public int ExpiresIn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(LoginResponse)} {{ {nameof(ErrCode)} = {ErrCode}, {nameof(ErrMsg)} = {ErrMsg} }}";
}
