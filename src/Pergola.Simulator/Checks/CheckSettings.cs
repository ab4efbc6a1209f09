using Pergola.Simulator.Commands;

namespace Pergola.Simulator.Checks;

/// <summary>What the command line of <c>pergola check</c> says.</summary>
/// <param name="Program">The folder or zip of the mini program.</param>
internal sealed record CheckSettings(string Program)
{
    /// <summary>Whether the report is JSON.</summary>
    public bool AsJson { get; init; }

    /// <summary>How long a page may take to be drawn.</summary>
    public TimeSpan Patience { get; init; } = ProgramCheck.DefaultPatience;

    /// <summary>A JSON file of what pages find in storage; null for none.</summary>
    public string? Storage { get; init; }

    /// <summary>Pages that are opened with a query.</summary>
    public IReadOnlyList<PageQuery> Pages { get; init; } = [];

    /// <summary>Where plugins are.</summary>
    public IReadOnlyList<PluginFolder> Plugins { get; init; } = [];
}
