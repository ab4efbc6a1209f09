using System.Globalization;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>Columns for people, as wide as they must be.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Prints a line for the heads and one for each row; <paramref name="none"/> when there is no row.</summary>
    public static void Write(TextWriter output, string none, string[] heads, IEnumerable<string?[]> rows)
    {
        string[][] lines = [heads, .. rows.Select(row => row.Select(cell => Plain(cell)).ToArray())];
        if (lines.Length == 1)
        {
            output.WriteLine(none);
            return;
        }

        int[] widths = [.. Enumerable.Range(0, heads.Length).Select(column => lines.Max(line => line[column].Length))];
        foreach (var line in lines)
            output.WriteLine(string.Join(Gap, line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>Prints a name and a value on each line; what is null is left out.</summary>
    public static void Write(TextWriter output, params (string Name, string? Value)[] fields)
    {
        var width = fields.Max(field => field.Name.Length);
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
            output.WriteLine($"{name.PadRight(width)}{Gap}{Plain(value)}");
    }

    public static string? Time(DateTimeOffset? time) => time?.ToString("u", CultureInfo.InvariantCulture);

    /// <summary>Names come from strangers: a control character must not steer the terminal, nor one of direction turn a line around.</summary>
    private static string Plain(string? text) => text is null ? "-" : string.Concat(text.Select(c => IsShown(c) ? c : ' '));

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is
        not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
