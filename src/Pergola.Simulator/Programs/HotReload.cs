using Pergola.MiniApps;

namespace Pergola.Simulator.Programs;

/// <summary>Which changes a running program can take without being launched again.</summary>
internal sealed class HotReload
{
    private readonly HashSet<string> _sheets;

    private HotReload(IEnumerable<string> sheets) => _sheets = new(sheets, StringComparer.Ordinal);

    /// <summary>Nothing runs: nothing can be taken.</summary>
    public static HotReload None { get; } = new([]);

    /// <summary>Remembers the style sheets of a program that is being launched.</summary>
    public static HotReload Of(MiniAppPackage package) => new(package.List().Where(static file => file.EndsWith(".wxss", StringComparison.Ordinal)));

    /// <summary>Whether only sheets changed that were there at the launch and still are: a new one would have to take its place among the others.</summary>
    /// <param name="package">The files; null when there are none.</param>
    /// <param name="changed">The changed files, from the folder that is watched: the program's root may lie in it.</param>
    public bool TakesSheetsOnly(MiniAppPackage? package, IReadOnlyList<string> changed) =>
        package is not null && changed.Count > 0 && changed.All(file => _sheets.Any(sheet => IsSame(file, sheet) && package.Exists(sheet)));

    private static bool IsSame(string file, string sheet) => file == sheet || file.EndsWith("/" + sheet, StringComparison.Ordinal);
}
