namespace Pergola.Simulator.Panels;

/// <summary>One <c>wx</c> call, as the call log shows it.</summary>
/// <param name="Number">Its place in the log, from 1.</param>
/// <param name="Name">The name after <c>wx.</c>.</param>
/// <param name="Params">The JSON of the parameters.</param>
/// <param name="Level"><c>v1</c>, <c>v2</c>, <c>v3</c>; empty where no level is chosen.</param>
/// <param name="Checks">The checks in the order in which they ran; the last one may have refused.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="Answer">The JSON of the answer.</param>
/// <param name="Succeeded">Whether it was a success.</param>
/// <param name="StartedAt">When the call came.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record CallEntry(
    int Number,
    string Name,
    string Params,
    string Level,
    IReadOnlyList<CheckMark> Checks,
    Answerer AnsweredBy,
    string Answer,
    bool Succeeded,
    DateTimeOffset StartedAt,
    TimeSpan Duration)
{
    /// <summary>Whether the text is somewhere in the name, the level, the answer or the parameters; every word must be.</summary>
    public bool Matches(string filter) => filter
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(word => Has(Name, word) || Has(Level, word) || Has(Answer, word) || Has(Params, word) || Has(AnsweredBy.ToString(), word));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A check of the dispatcher and how it ended.</summary>
internal sealed record CheckMark(string Name, bool Passed);

/// <summary>Who answered a call.</summary>
internal enum Answerer
{
    /// <summary>Nobody: it was refused before.</summary>
    Nobody,

    /// <summary>The superapp's proxy.</summary>
    Host,

    /// <summary>The platform.</summary>
    Platform,

    /// <summary>The SDK.</summary>
    Sdk,
}
