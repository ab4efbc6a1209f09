using System.Text;
using Pergola.Runtime.View;

namespace Pergola.Testing;

/// <summary>Writes a page for people: one line for each element and text.</summary>
internal static class PageOutline
{
    public static string Of(ViewPage page)
    {
        var text = new StringBuilder();
        if (page.Root is { } root)
            Write(text, root, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ViewNode node, int depth)
    {
        text.Append(' ', depth * 2).AppendLine(node.Tag is null ? node.TextContent?.Trim() : Line(node));
        foreach (var child in node.Children)
            Write(text, child, depth + 1);
    }

    private static string Line(ViewNode node)
    {
        var id = node.AuthorId.Length > 0 ? "#" + node.AuthorId : "";
        var classes = string.Concat(node.Classes.Select(static name => "." + name));
        return $"<{node.Tag}{id}{classes}>";
    }
}
