using System.Text.Json.Serialization;

namespace Pergola.Protocol.Sdk;

/// <summary>The kinds of contact data, as both wires name them (page 67644, 1.2).</summary>
public static class ContactKinds
{
    /// <summary>The phone number.</summary>
    public const string Phone = "phone";

    /// <summary>The e-mail address.</summary>
    public const string Email = "email";
}

/// <summary>Asks for what a consent sheet may show of the user's phone number or e-mail address.</summary>
/// <remarks>ToString is cut short, so that no auth code reaches a log.</remarks>
public sealed record ContactPreviewRequest
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

    /// <summary>
    /// The auth code that the host's <c>getAuthCode</c> gave for <c>SCOPE_PHONE_NUMBER</c> or <c>SCOPE_EMAIL</c>; needed at v3, absent at v2.
    /// It is exchanged, and so used, by this call.
    /// </summary>
    [JsonPropertyName("authCode")]
    public string? AuthCode { get; init; }

    /// <summary>One of <see cref="ContactKinds"/>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ContactPreviewRequest)} {{ {nameof(AppId)} = {AppId}, {nameof(Level)} = {Level}, {nameof(Kind)} = {Kind} }}";
}

/// <summary>The masked value and the ticket for its code, or why there are none.</summary>
/// <remarks>ToString is cut short, so that neither reaches a log.</remarks>
public sealed record ContactPreviewResponse : PlatformResponse
{
    /// <summary>The value with its middle hidden, such as <c>158****2850</c>, as the superapp server masks it; empty on failure.</summary>
    [JsonPropertyName("masked")]
    public string Masked { get; init; } = "";

    /// <summary>What <see cref="ContactCodeRequest"/> takes: one use, five minutes, for this user, mini program and kind only; empty on failure.</summary>
    [JsonPropertyName("ticket")]
    public string Ticket { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ContactPreviewResponse)} {{ {nameof(ErrCode)} = {ErrCode}, {nameof(ErrMsg)} = {ErrMsg} }}";
}

/// <summary>Asks for the code of what was previewed: the user has allowed it.</summary>
/// <remarks>ToString is cut short, so that no ticket reaches a log.</remarks>
public sealed record ContactCodeRequest
{
    /// <summary>The mini program of the preview.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The user of the preview; may be left out where it was, at v3 or by a device.</summary>
    [JsonPropertyName("uid")]
    public string? Uid { get; init; }

    /// <summary>The kind of the preview, one of <see cref="ContactKinds"/>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The preview's ticket.</summary>
    [JsonPropertyName("ticket")]
    public required string Ticket { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ContactCodeRequest)} {{ {nameof(AppId)} = {AppId}, {nameof(Kind)} = {Kind} }}";
}

/// <summary>A phone number or e-mail code, or why there is none.</summary>
/// <remarks>ToString is cut short, so that no code reaches a log.</remarks>
public sealed record ContactCodeResponse : PlatformResponse
{
    /// <summary>What <c>wx.getPhoneNumber</c> or <c>wx.getEmail</c> gives the mini program: one use, for its own backend only; empty on failure.</summary>
    [JsonPropertyName("code")]
    public string Code { get; init; } = "";

    /// <summary>Seconds until the code expires; 0 on failure.</summary>
    [JsonPropertyName("expiresIn")]
    public int ExpiresIn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ContactCodeResponse)} {{ {nameof(ErrCode)} = {ErrCode}, {nameof(ErrMsg)} = {ErrMsg} }}";
}
