using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Pergola.Runtime.View;

/// <summary>CSS selectors over a page's tree. Class names match with and without their style scope; tags match by their WXML name.</summary>
public static class ViewQuery
{
    private const string IdAttribute = "pergola-node";

    /// <summary>The elements that <paramref name="selector"/> matches, in document order.</summary>
    /// <exception cref="DomException">The selector is not valid CSS.</exception>
    public static IReadOnlyList<ViewNode> Query(this ViewPage page, string selector)
    {
        if (page.Root is not { } root)
            return [];
        // The tree is light and changes often; a document is made only when somebody asks.
        var document = new HtmlParser().ParseDocument("");
        document.Body!.AppendChild(Copy(document, root));
        return [.. document.Body.QuerySelectorAll(selector).Select(found => page.Find(int.Parse(found.GetAttribute(IdAttribute)!, CultureInfo.InvariantCulture))!)];
    }

    private static IElement Copy(IDocument document, ViewNode node)
    {
        var element = document.CreateElement(TagName(node));
        element.SetAttribute(IdAttribute, node.Id.ToString(CultureInfo.InvariantCulture));
        if (node.Classes.Count > 0)
            element.SetAttribute("class", string.Join(' ', node.Classes.SelectMany(WithoutScope)));
        foreach (var (name, value) in node.Attributes)
            TrySetAttribute(element, name, value.Text);
        if (node.AuthorId.Length > 0)
            element.SetAttribute("id", node.AuthorId);
        foreach (var child in node.Children)
            element.AppendChild(child.Tag is null ? document.CreateTextNode(child.TextContent ?? "") : Copy(document, child));
        return element;
    }

    // A custom component's host is named by its path, which is no element name.
    private static string TagName(ViewNode node) => node.Tag!.Contains('/', StringComparison.Ordinal) ? node.Tag[(node.Tag.LastIndexOf('/') + 1)..] : node.Tag;

    private static IEnumerable<string> WithoutScope(string name)
    {
        yield return name;
        var scope = name.IndexOf("--", StringComparison.Ordinal);
        if (scope > 0 && scope + 2 < name.Length)
            yield return name[(scope + 2)..];
    }

    private static void TrySetAttribute(IElement element, string name, string value)
    {
        // A program may pass any name to a component; one that HTML refuses cannot be selected by.
        if (name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':'))
            element.SetAttribute(name, value);
    }
}
