using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>The superapp's client asks its own server for an auth code, for the user that is signed in there.</summary>
/// <param name="AppId">The mini program that asked.</param>
/// <param name="Scopes">The scopes that it needs, such as <c>SCOPE_PHONE_NUMBER</c>; empty for a login.</param>
public sealed record AuthCodeRequest(
    [property: JsonPropertyName("appid")] string AppId,
    [property: JsonPropertyName("scopes")] IReadOnlyList<string> Scopes);

/// <summary>An auth code, as <c>getAuthCode</c> answers it (page 72340).</summary>
/// <remarks>ToString is cut short, so that no auth code reaches a log.</remarks>
public sealed record AuthCodeResult
{
    /// <summary>One use, for this user, mini program and scopes only.</summary>
    [JsonPropertyName("authCode")]
    public required string AuthCode { get; init; }

    /// <summary>The scopes that the code stands for.</summary>
    [JsonPropertyName("authSuccessScopes")]
    public required IReadOnlyList<string> AuthSuccessScopes { get; init; }

    /// <summary>The scopes that it does not stand for, with the reason; null when there is none.</summary>
    [JsonPropertyName("authErrorScopes")]
    public IReadOnlyDictionary<string, string>? AuthErrorScopes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(AuthCodeResult)} {{ {nameof(AuthSuccessScopes)} = {string.Join(' ', AuthSuccessScopes)} }}";
}

/// <summary>The answer to <see cref="AuthCodeRequest"/>: <c>returnCode</c> 0, or 100006 when nobody is signed in.</summary>
public sealed record AuthCodeResponse : SuperAppResponse
{
    /// <summary>The auth code; null on failure.</summary>
    [JsonPropertyName("data")]
    public AuthCodeResult? Data { get; init; }
}
