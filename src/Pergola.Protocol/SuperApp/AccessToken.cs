using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>Exchanges a host's auth code for the user and an access token (page 72340; the shape is that of BI-SNAP service 74).</summary>
/// <param name="GrantType"><c>AUTHORIZATION_CODE</c>.</param>
/// <param name="AuthCode">The auth code, at most 256 characters.</param>
/// <remarks>ToString is cut short, so that no auth code reaches a log.</remarks>
public sealed record AccessTokenRequest(
    [property: JsonPropertyName("grantType")] string GrantType,
    [property: JsonPropertyName("authCode")] string AuthCode)
{
    /// <summary>What the exchange is for; ours, so a superapp server may ignore it.</summary>
    [JsonPropertyName("additionalInfo")]
    public ExchangeInfo? AdditionalInfo { get; init; }

    /// <summary>The one grant type that is used.</summary>
    public const string AuthorizationCode = "AUTHORIZATION_CODE";

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(AccessTokenRequest)} {{ {nameof(GrantType)} = {GrantType} }}";
}

/// <summary>What an exchange is for.</summary>
/// <param name="AppId">The mini program whose backend redeems a code; an auth code given to another one must be refused.</param>
public sealed record ExchangeInfo([property: JsonPropertyName("appid")] string AppId);

/// <summary>The answer to <see cref="AccessTokenRequest"/>. The documents do not name its fields; these are BI-SNAP's, and a user id.</summary>
/// <remarks>ToString is cut short, so that no token reaches a log.</remarks>
public sealed record AccessTokenResponse
{
    /// <summary><c>2007400</c> when all went well: HTTP status, service 74, case.</summary>
    [JsonPropertyName("responseCode")]
    public required string ResponseCode { get; init; }

    /// <summary>Text of the code.</summary>
    [JsonPropertyName("responseMessage")]
    public required string ResponseMessage { get; init; }

    /// <summary>A token for further questions about this user; null on failure.</summary>
    [JsonPropertyName("accessToken")]
    public string? AccessToken { get; init; }

    /// <summary><c>Bearer</c>; null on failure.</summary>
    [JsonPropertyName("tokenType")]
    public string? TokenType { get; init; }

    /// <summary>ISO 8601 time at which the access token ends; null on failure.</summary>
    [JsonPropertyName("accessTokenExpiryTime")]
    public string? AccessTokenExpiryTime { get; init; }

    /// <summary>The superapp's user id, the same that v2 states; null on failure.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; init; }

    /// <summary>The scopes that the user granted to the auth code; null on failure.</summary>
    [JsonPropertyName("scopes")]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(AccessTokenResponse)} {{ {nameof(ResponseCode)} = {ResponseCode} }}";
}
