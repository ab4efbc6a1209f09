namespace Pergola.Runtime.View.Controls;

/// <summary>A tap on a button that opens something of the superapp's, with the button's attributes of that moment.</summary>
/// <param name="Button">The button.</param>
/// <param name="OpenType"><c>share</c>, <c>contact</c> or <c>feedback</c>.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record ButtonTap(ViewNode Button, string OpenType, IReadOnlyDictionary<string, ViewValue> Attributes)
{
    /// <summary>The page that the button is on.</summary>
    public ViewPage Page => Button.Page;

    public static ButtonTap On(ViewNode button, string openType) => new(button, openType, new Dictionary<string, ViewValue>(button.Attributes));

    /// <summary>An attribute's text; null when it is missing or empty.</summary>
    public string? Text(string attribute) => Attributes.TryGetValue(attribute, out var value) && value.Text is { Length: > 0 } text ? text : null;

    /// <summary>Whether a true-valued attribute is set.</summary>
    public bool Has(string attribute) => Attributes.TryGetValue(attribute, out var value) && value.IsTruthy;
}
