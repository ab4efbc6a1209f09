namespace Pergola.SuperApp;

/// <summary>A subscription message on its way to a user.</summary>
/// <remarks>ToString is cut short, so that no message reaches a log.</remarks>
public sealed record SubscriptionMessage
{
    /// <summary>Names the message: a channel that can be asked twice tells by it what it has delivered.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mini program that sends it.</summary>
    public required string AppId { get; init; }

    /// <summary>The template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>A line for each field.</summary>
    public string? Content { get; init; }

    /// <summary>The values, by the names of the template's fields.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The page that a tap opens, with its query; null: none.</summary>
    public string? Page { get; init; }

    /// <summary>Which version of the mini program it opens: <c>developer</c>, <c>trial</c> or <c>formal</c>.</summary>
    public string? MiniProgramState { get; init; }

    /// <summary>The language, such as <c>zh_CN</c>.</summary>
    public string? Lang { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SubscriptionMessage)} {{ {nameof(MessageId)} = {MessageId} }}";
}
