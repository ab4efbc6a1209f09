using System.Text;

namespace Pergola.Simulator.Reference;

/// <summary>A Markdown page in the making.</summary>
internal sealed class MarkdownPage
{
    /// <summary>The first line of each page. Only files with it are ever taken away.</summary>
    public const string Mark = "<!-- Written by `pergola docs` from the declarations in src/Pergola; the build keeps it up to date. Do not edit it. -->";

    private readonly StringBuilder _text = new(Mark + "\n");

    /// <summary>A heading, a sentence or a paragraph, with an empty line before it. An empty text adds nothing.</summary>
    public void Paragraph(string text)
    {
        if (text.Length > 0)
            _text.Append('\n').Append(text).Append('\n');
    }

    /// <summary>A table, or a sentence when it has no rows.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, string none = "")
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
        {
            Paragraph(none);
            return;
        }

        _text.Append('\n');
        Row(head);
        _text.Append('|').Insert(_text.Length, "---|", head.Count).Append('\n');
        foreach (var line in lines)
            Row(line);
    }

    /// <summary>A text in the letters of code; nothing for an empty one.</summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private void Row(IReadOnlyList<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells)
            _text.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "|" : " |");
        _text.Append('\n');
    }
}
