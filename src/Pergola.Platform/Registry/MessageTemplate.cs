namespace Pergola.Platform.Registry;

/// <summary>A template of subscription messages, as <c>gettemplate</c> lists it (page 67647).</summary>
/// <param name="Id">The template id: <c>mti_</c> and more characters.</param>
/// <param name="Title">The title that the subscription sheet shows.</param>
/// <param name="Content">One line for each field, such as <c>Order:{{thing1.DATA}}</c>.</param>
public sealed record MessageTemplate(string Id, string Title, string Content)
{
    /// <summary>An example of a filled message, or empty.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether the user subscribes to one message or for good.</summary>
    public MessageTemplateType Type { get; init; } = MessageTemplateType.Once;

    /// <summary>The values that an enumerated field may have.</summary>
    public IReadOnlyList<MessageKeyword> Keywords { get; init; } = [];
}

/// <summary>The types of page 67647, with their numbers.</summary>
public enum MessageTemplateType
{
    /// <summary>Each consent allows one message.</summary>
    Once = 2,

    /// <summary>A consent holds until the user takes it back.</summary>
    LongTerm = 3,
}

/// <summary>An enumerated field of a template.</summary>
/// <param name="Code">The field's name, such as <c>enum1</c>.</param>
/// <param name="Values">What it may say.</param>
public sealed record MessageKeyword(string Code, IReadOnlyList<string> Values);
