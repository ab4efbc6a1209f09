using System.Globalization;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Checks;

/// <summary>The report as people read it.</summary>
internal static class CheckTable
{
    /// <summary>Writes a row for each page, the errors below it, and a last line that sums up.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (var error in report.Errors)
            output.WriteLine($"✕ {Text(error)}");
        var width = report.Pages.Select(p => p.Page.Length).DefaultIfEmpty(0).Max();
        foreach (var page in report.Pages)
        {
            output.WriteLine(Row(page, width));
            foreach (var error in page.Errors)
                output.WriteLine($"    {Text(error)}");
        }

        WriteUnsupported(report, output);
        output.WriteLine();
        output.WriteLine(Sum(report));
    }

    private static void WriteUnsupported(CheckReport report, TextWriter output)
    {
        if (report.Unsupported.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("Not supported, and failing with an errMsg that says so:");
        foreach (var (name, pages) in report.Unsupported)
            output.WriteLine($"  {Full(name)}: {string.Join(", ", pages.Take(3))}{(pages.Count > 3 ? $" and {pages.Count - 3} more" : "")}");
    }

    private static string Full(string name) => name.StartsWith("wx.", StringComparison.Ordinal) ? name : "wx." + name;

    private static string Row(PageReport page, int width)
    {
        var time = page.Milliseconds is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms,8:0.0} ms") : "   not drawn";
        var errors = page.Errors.Count switch { 0 => "", 1 => "  1 error", var n => $"  {n} errors" };
        var unsupported = page.Unsupported.Count == 0 ? "" : $"  not supported: {string.Join(", ", page.Unsupported.Select(Full))}";
        return $"{(page.IsFailed ? '✕' : '✓')} {page.Page.PadRight(width)} {time}{errors}{unsupported}";
    }

    private static string Text(CheckError error) => Terminal.Clean(new ProgramFault(error.Message, error.File, error.Line, error.Column).Located);

    private static string Sum(CheckReport report)
    {
        var names = report.Unsupported.Count;
        return $"{report.Pages.Count} pages, {report.Failed} failed{(names == 0 ? "" : $", {names} names not supported")}";
    }
}
