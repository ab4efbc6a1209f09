using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>Asks a superapp server for a masked value and a temporary code for it (page 67644, 1.2).</summary>
/// <param name="Type"><c>phone</c> or <c>email</c>.</param>
/// <param name="UserId">The superapp's user id.</param>
public sealed record TemporaryCodeRequest(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("userId")] string UserId);

/// <summary>What may be shown before the user allows it, and what gets the whole value afterwards.</summary>
/// <param name="Masked">Such as <c>158****2850</c> or <c>mu****ng@tencent.com</c>.</param>
/// <param name="Code">The temporary code.</param>
/// <remarks>ToString is cut short, so that neither reaches a log.</remarks>
public sealed record TemporaryCodeResult(
    [property: JsonPropertyName("data")] string Masked,
    [property: JsonPropertyName("code")] string Code)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(TemporaryCodeResult);
}

/// <summary>The answer to <see cref="TemporaryCodeRequest"/>.</summary>
public sealed record TemporaryCodeResponse : SuperAppResponse
{
    /// <summary>Value and code; null on failure.</summary>
    [JsonPropertyName("data")]
    public TemporaryCodeResult? Data { get; init; }
}

/// <summary>Asks a superapp server for the whole phone number or e-mail address (page 67644, 1.3 and 1.4); the path says which.</summary>
/// <param name="TemporaryCode">The temporary code, one use.</param>
/// <param name="UserId">The superapp's user id.</param>
/// <remarks>ToString is cut short, so that no code reaches a log.</remarks>
public sealed record UserContactRequest(
    [property: JsonPropertyName("temporaryCode")] string TemporaryCode,
    [property: JsonPropertyName("userId")] string UserId)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(UserContactRequest);
}

/// <summary>Asks a superapp server for a user's nickname or avatar (page 67644, 1.5 and 1.6); the path says which.</summary>
/// <param name="UserId">The superapp's user id.</param>
public sealed record UserFieldRequest([property: JsonPropertyName("userId")] string UserId);

/// <summary>
/// A phone number or e-mail address as base64(AES-CBC(value, key = SecretKey, IV = its first 16 bytes)), or a nickname, or an avatar's URL as it is.
/// </summary>
/// <remarks>ToString is cut short, so that no user data reaches a log.</remarks>
public sealed record UserFieldResponse : SuperAppResponse
{
    /// <summary>The value; empty when the user has no nickname or avatar, null on failure.</summary>
    [JsonPropertyName("data")]
    public string? Data { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(UserFieldResponse)} {{ {nameof(ReturnCode)} = {ReturnCode} }}";
}

/// <summary>The return codes of a superapp server that mean something to the platform. Those of messages are the documents' (page 67648); for <c>/user/*</c> they name none but 0, so these are ours.</summary>
public static class SuperAppReturnCodes
{
    /// <summary>All went well.</summary>
    public const string Ok = "0";

    /// <summary>The user does not exist.</summary>
    public const string NoSuchUser = "40015";

    /// <summary>The temporary code is unknown, expired, used, or of another user or kind.</summary>
    public const string InvalidCode = "40029";

    /// <summary>The limit of messages from a long-term template is reached (page 67648).</summary>
    public const string PushLimitExceeded = "40038";

    /// <summary>The user did not subscribe to the template (page 67648).</summary>
    public const string NotSubscribed = "43101";

    /// <summary>The superapp banned the mini program's or the user's messages (page 67648).</summary>
    public const string SubscriptionBanned = "43107";

    /// <summary>The same message is being sent by another request (page 67648).</summary>
    public const string ConcurrentSending = "43108";

    /// <summary>The message has words that the superapp does not deliver (page 67648).</summary>
    public const string SensitiveWords = "45168";

    /// <summary>The user has no phone number, or no e-mail address: the errno that the documents' demo program knows.</summary>
    public const string NoContact = "200000";
}
