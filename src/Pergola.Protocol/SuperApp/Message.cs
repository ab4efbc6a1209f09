using System.Text.Json.Serialization;

namespace Pergola.Protocol.SuperApp;

/// <summary>
/// A subscription message for a superapp user (page 68264). The documents name <c>AccountId</c> alone; the other fields are ours.
/// </summary>
/// <remarks>ToString is cut short, so that no message reaches a log.</remarks>
public sealed record MessageSendRequest
{
    /// <summary>The superapp's user id.</summary>
    [JsonPropertyName("AccountId")]
    public required string AccountId { get; init; }

    /// <summary>The same for every try to send one message: it must be delivered once. Up to 64 characters.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The mini program that sends it.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The user's openid in that mini program.</summary>
    [JsonPropertyName("openid")]
    public string? OpenId { get; init; }

    /// <summary>The template.</summary>
    [JsonPropertyName("templateId")]
    public required string TemplateId { get; init; }

    /// <summary>2: one message for each consent; 3: the consent holds until it is taken back (page 67647).</summary>
    [JsonPropertyName("type")]
    public int Type { get; init; }

    /// <summary>The template's title.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The template's content with the values in it: a line for each field.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; init; }

    /// <summary>The values, by the names of the template's fields.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyDictionary<string, MessageValue>? Data { get; init; }

    /// <summary>The page that a tap on the message opens, with its query; null: none.</summary>
    [JsonPropertyName("page")]
    public string? Page { get; init; }

    /// <summary>Which version of the mini program it opens: <c>developer</c>, <c>trial</c> or <c>formal</c>.</summary>
    [JsonPropertyName("miniprogramState")]
    public string? MiniProgramState { get; init; }

    /// <summary>The language, such as <c>zh_CN</c> or <c>en_US</c>.</summary>
    [JsonPropertyName("lang")]
    public string? Lang { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(MessageSendRequest)} {{ {nameof(MessageId)} = {MessageId} }}";
}

/// <summary>One value of a message.</summary>
/// <param name="Value">The text.</param>
/// <remarks>ToString is cut short, so that no message reaches a log.</remarks>
public sealed record MessageValue([property: JsonPropertyName("value")] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(MessageValue);
}

/// <summary>The answer to <see cref="MessageSendRequest"/>.</summary>
public sealed record MessageSendResponse : SuperAppResponse
{
    /// <summary>Whether it was delivered, now or before.</summary>
    [JsonPropertyName("data")]
    public bool Data { get; init; }
}

/// <summary>The superapp's client tells its own server which templates its signed-in user takes, and which no longer.</summary>
/// <param name="AppId">The mini program.</param>
/// <param name="Accepted">Templates that the user took: each time allows one more message, or all of a long-term template.</param>
/// <param name="Withdrawn">Templates that the user no longer takes; null: none.</param>
public sealed record SubscribedRequest(
    [property: JsonPropertyName("appid")] string AppId,
    [property: JsonPropertyName("accepted")] IReadOnlyList<string>? Accepted,
    [property: JsonPropertyName("withdrawn")] IReadOnlyList<string>? Withdrawn = null);

/// <summary>The superapp's client asks its own server for its signed-in user's messages.</summary>
/// <param name="Offset">The offset of the last message that it has; 0: from the first one that is kept.</param>
public sealed record MessagesRequest([property: JsonPropertyName("offset")] long Offset);

/// <summary>A message in a user's inbox.</summary>
/// <remarks>ToString is cut short, so that no message reaches a log.</remarks>
public sealed record ReceivedMessage
{
    /// <summary>Its number in this inbox, from 1; ask with it for what came later.</summary>
    [JsonPropertyName("offset")]
    public required long Offset { get; init; }

    /// <summary>Names the message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The mini program that sent it.</summary>
    [JsonPropertyName("appid")]
    public required string AppId { get; init; }

    /// <summary>The template.</summary>
    [JsonPropertyName("templateId")]
    public required string TemplateId { get; init; }

    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>A line for each field.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; init; }

    /// <summary>The page that a tap opens; null: none.</summary>
    [JsonPropertyName("page")]
    public string? Page { get; init; }

    /// <summary>Which version of the mini program it opens.</summary>
    [JsonPropertyName("miniprogramState")]
    public string? MiniProgramState { get; init; }

    /// <summary>Unix milliseconds at which it came.</summary>
    [JsonPropertyName("receivedAt")]
    public required long ReceivedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ReceivedMessage)} {{ {nameof(Offset)} = {Offset} }}";
}

/// <summary>The answer to <see cref="MessagesRequest"/>: <c>returnCode</c> 0, or 100006 when nobody is signed in.</summary>
public sealed record MessagesResponse : SuperAppResponse
{
    /// <summary>The messages after the offset, oldest first; null on failure.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyList<ReceivedMessage>? Data { get; init; }
}
