using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>Asks for the avatar or the nickname of the user; the path says which.</summary>
/// <remarks>ToString is cut short, so that no auth code reaches a log.</remarks>
public sealed record UserValueRequest
{
    /// <summary>The mini program.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary><c>v2</c> or <c>v3</c>.</summary>
    [JsonPropertyName("level")]
    public required string Level { get; init; }

    /// <summary>The superapp's user id, as in <see cref="LoginRequest.Uid"/>.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }

    /// <summary>The auth code that the host's <c>getAuthCode</c> gave for <c>SCOPE_AVATAR</c> or <c>SCOPE_NICKNAME</c>; needed at v3, absent at v2.</summary>
    [JsonPropertyName("authCode")]
    public string? AuthCode { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(UserValueRequest)} {{ {nameof(AppId)} = {AppId}, {nameof(Level)} = {Level} }}";
}

/// <summary>An avatar's URL or a nickname, or why there is none.</summary>
/// <remarks>ToString is cut short, so that no user data reaches a log.</remarks>
public sealed record UserValueResponse : PlatformResponse
{
    /// <summary>The value; empty when the user has none, and on failure.</summary>
    [JsonPropertyName("value")]
    public string Value { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(UserValueResponse)} {{ {nameof(ErrCode)} = {ErrCode}, {nameof(ErrMsg)} = {ErrMsg} }}";
}

/// <summary>What a host says of its user, in the order of WeChat's rawData (document: mini program open APIs, "userInfo"); a text that is absent is empty in the seal.</summary>
/// <remarks>ToString is cut short, so that no user data reaches a log.</remarks>
public sealed record UserProfile
{
    /// <summary>The nickname.</summary>
    [JsonPropertyName("nickName")]
    public string? NickName { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    [JsonPropertyName("gender")]
    public int Gender { get; init; }

    /// <summary><c>en</c>, <c>zh_CN</c> or <c>zh_TW</c>.</summary>
    [JsonPropertyName("language")]
    public string? Language { get; init; }

    /// <summary>The city.</summary>
    [JsonPropertyName("city")]
    public string? City { get; init; }

    /// <summary>The province.</summary>
    [JsonPropertyName("province")]
    public string? Province { get; init; }

    /// <summary>The country.</summary>
    [JsonPropertyName("country")]
    public string? Country { get; init; }

    /// <summary>URL of the avatar.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(UserProfile);
}

/// <summary>Asks to sign and encrypt user info with the session key of the user's last login.</summary>
public sealed record SealUserInfoRequest
{
    /// <summary>The mini program.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The superapp's user id; a device leaves it out.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }

    /// <summary>What the host says of its user.</summary>
    [JsonPropertyName("userInfo")]
    public required UserProfile UserInfo { get; init; }

    /// <summary>Whether the encrypted part holds openid and unionid: true for getUserInfo, false for getUserProfile.</summary>
    [JsonPropertyName("withOpenId")]
    public bool WithOpenId { get; init; }
}

/// <summary>Signed and encrypted user info, or why there is none.</summary>
/// <remarks>ToString is cut short, so that no user data reaches a log.</remarks>
public sealed record SealUserInfoResponse : PlatformResponse
{
    /// <summary>The signed JSON text; empty on failure.</summary>
    [JsonPropertyName("rawData")]
    public string RawData { get; init; } = "";

    /// <summary>Lower-case hex of sha1(rawData + the base64 text of the session key); empty on failure.</summary>
    [JsonPropertyName("signature")]
    public string Signature { get; init; } = "";

    /// <summary>Base64 of AES-128-CBC of the user info with its watermark; empty on failure.</summary>
    [JsonPropertyName("encryptedData")]
    public string EncryptedData { get; init; } = "";

    /// <summary>Base64 of its initial vector; empty on failure.</summary>
    [JsonPropertyName("iv")]
    public string Iv { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SealUserInfoResponse)} {{ {nameof(ErrCode)} = {ErrCode}, {nameof(ErrMsg)} = {ErrMsg} }}";
}
