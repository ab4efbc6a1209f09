using System.Text.Json.Serialization;

namespace Pergola.Simulator.Checks;

/// <summary>What <c>pergola check</c> found.</summary>
/// <param name="AppId">The mini program's appid.</param>
/// <param name="Name">Its name.</param>
/// <param name="Errors">What is wrong with the program as a whole: its package, app.json, app.js.</param>
/// <param name="Pages">Its pages, in app.json's order.</param>
internal sealed record CheckReport(string? AppId, string? Name, IReadOnlyList<CheckError> Errors, IReadOnlyList<PageReport> Pages)
{
    /// <summary>The documented <c>wx</c> names that are not implemented, each with the pages that used it.</summary>
    public IReadOnlyList<UnsupportedName> Unsupported =>
    [
        .. Pages.SelectMany(static page => page.Unsupported.Select(name => (Name: name, page.Page)))
            .GroupBy(static use => use.Name, static use => use.Page, StringComparer.Ordinal)
            .OrderBy(static uses => uses.Key, StringComparer.Ordinal)
            .Select(static uses => new UnsupportedName(uses.Key, [.. uses])),
    ];

    /// <summary>How many of app.js and the pages failed.</summary>
    public int Failed => (Errors.Count > 0 ? 1 : 0) + Pages.Count(p => p.IsFailed);

    /// <summary>Whether app.js and all pages are well.</summary>
    public bool IsOk => Failed == 0;
}

/// <summary>What happened when one page was opened.</summary>
/// <param name="Page">Its route.</param>
/// <param name="Milliseconds">From the launch to its first render; null when it did not come to that.</param>
/// <param name="Errors">Errors that escaped its code.</param>
/// <param name="Unsupported">Documented <c>wx</c> names that it used and that are not implemented.</param>
internal sealed record PageReport(string Page, double? Milliseconds, IReadOnlyList<CheckError> Errors, IReadOnlyList<string> Unsupported)
{
    /// <summary>Whether it was not drawn, or an error escaped.</summary>
    public bool IsFailed => Milliseconds is null || Errors.Count > 0;
}

/// <summary>A name that is not implemented.</summary>
/// <param name="Name">Below <c>wx</c>, such as <c>scanCode</c>.</param>
/// <param name="Pages">The pages that used it when they were opened.</param>
internal sealed record UnsupportedName(string Name, IReadOnlyList<string> Pages);

/// <summary>One error.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="File">The file in the package, or null.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
internal sealed record CheckError(string Message, string? File = null, int Line = 0, int Column = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CheckReport))]
internal sealed partial class CheckJson : JsonSerializerContext;
