namespace Pergola.Simulator.Checks;

/// <summary>With which query a page is opened when it is checked: <c>--page pages/order/order?id=1</c>.</summary>
/// <param name="Page">The page's path, as in app.json.</param>
/// <param name="Query">What stands behind the question mark.</param>
internal sealed record PageQuery(string Page, string Query)
{
    /// <summary>The page with its query.</summary>
    public string Path => $"{Page}?{Query}";

    /// <summary>Reads <c>PAGE?QUERY</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static PageQuery Parse(string text)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark > 0 && mark < text.Length - 1
            ? new(text[..mark].TrimStart('/'), text[(mark + 1)..])
            : throw new FormatException($"'{text}' is not PAGE?QUERY, such as pages/order/order?id=1.");
    }
}
