using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Bench;

/// <summary>The rows as a table for people, or as JSON.</summary>
internal static class Report
{
    private static readonly string[] Head = ["what", "ours", "peer, limit or reference", "ratio", "budget", "met"];

    public static void Print(IReadOnlyList<Row> rows, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(rows, ReportJson.Default.IReadOnlyListRow));
            return;
        }

        var notes = new List<string>();
        string[][] cells = [Head, .. rows.Select(static row => new[] { row.What, row.Ours, row.Against, Ratio(row), row.Budget, Met(row) })];
        var widths = Enumerable.Range(0, Head.Length).Select(column => cells.Max(line => line[column].Length)).ToArray();
        for (var i = 0; i < cells.Length; i++)
        {
            Line(cells[i]);
            if (i == 0)
                Line([.. widths.Select(static width => new string('-', width))]);
            else if (rows[i - 1].Note is { } note)
                notes.Add($"{rows[i - 1].What}: {note}");
        }

        output.WriteLine();
        foreach (var note in notes)
            output.WriteLine("- " + note);

        void Line(string[] line) => output.WriteLine("| " + string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
    }

    /// <summary>Reads what <see cref="Print"/> wrote as JSON.</summary>
    public static IReadOnlyList<Row> Read(string json) => JsonSerializer.Deserialize(json, ReportJson.Default.IReadOnlyListRow)!;

    private static string Ratio(Row row) => row.Ratio?.ToString("0.00x", CultureInfo.InvariantCulture) ?? "";

    private static string Met(Row row) => row.Met switch { true => "yes", false => "NO", null => "-" };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Row>))]
internal sealed partial class ReportJson : JsonSerializerContext;
