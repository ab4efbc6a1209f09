namespace Pergola.Bench;

/// <summary>One line of the report.</summary>
internal sealed record Row(string What)
{
    /// <summary>What was measured of Pergola, with its unit.</summary>
    public string Ours { get; init; } = "";

    /// <summary>The peer of the same run, the limit, or the reference figure of another run, with its name.</summary>
    public string Against { get; init; } = "";

    /// <summary>Ours over the peer's; null where there is no peer in this run.</summary>
    public double? Ratio { get; init; }

    public string Budget { get; init; } = "";

    /// <summary>Whether the budget was met; null where nothing was measured, or where no peer of this run says so.</summary>
    public bool? Met { get; init; }

    /// <summary>Why there is no figure, or what else was seen.</summary>
    public string? Note { get; init; }

    public static Row Skipped(string what, string why) => new(what) { Note = "not run: " + why };
}
