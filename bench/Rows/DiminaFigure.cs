using System.ComponentModel;

namespace Pergola.Bench.Rows;

/// <summary>What dimina took in this run, or why it did not run; null for both where PERGOLA_DIMINA is not set.</summary>
internal sealed record DiminaFigure(double? Value, string? Missing)
{
    /// <summary>Runs what may be missing on this machine.</summary>
    public static async Task<(T? Value, string? Missing)> TryAsync<T>(Func<Task<T>> run)
    {
        if (Dmcc.Checkout is null)
            return (default, null);
        try
        {
            return (await run(), null);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or Win32Exception)
        {
            return (default, e.Message.Split('\n')[0]);
        }
    }

    /// <summary>Ours beside it: a ratio and a verdict of this run, or the figures of another run as a reference.</summary>
    /// <param name="row">What was measured, with its note.</param>
    /// <param name="reference">The least and the most of the other run.</param>
    /// <param name="budget">The ratio that is allowed.</param>
    public Row Beside(Row row, double ours, string unit, (double Least, double Most) reference, double budget)
    {
        row = row with { Ours = row.Ours.Length > 0 ? row.Ours : Figures.Text(ours, unit), Budget = FormattableString.Invariant($"<= {budget}x") };
        if (Value is { } theirs)
            return row with { Against = $"{Figures.Text(theirs, unit)} dimina", Ratio = ours / theirs, Met = ours / theirs <= budget };
        var (least, most) = (Figures.Ratio(ours / reference.Most), Figures.Ratio(ours / reference.Least));
        return row with
        {
            Against = FormattableString.Invariant($"{reference.Least}{(least == most ? "" : $"-{reference.Most}")} {unit} dimina (reference, another run)"),
            Note = $"{row.Note}; {(least == most ? least : $"{least} to {most}")} of the reference, which is of another run{(Missing is null ? "" : $"; dimina could not be run: {Missing}")}",
        };
    }
}
