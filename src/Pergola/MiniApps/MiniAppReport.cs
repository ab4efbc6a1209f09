using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>What a mini program tells the host without waiting for an answer. All of it is the program's word.</summary>
/// <param name="Kind"><c>log</c> (<c>wx.getLogManager</c>), <c>realtimeLog</c>, <c>event</c> (<c>wx.reportEvent</c>), <c>analytics</c>, <c>monitor</c> or <c>performance</c>.</param>
/// <param name="Name">The level of a log line (<c>debug</c>, <c>info</c>, <c>log</c>, <c>warn</c>, <c>error</c>); the name or number of what is reported.</param>
/// <param name="Data">The line's arguments as an array, or what came with the report; at most 100 KiB of JSON.</param>
public sealed record MiniAppReport(string Kind, string Name, JsonElement Data)
{
    /// <summary>How much of one report is taken, in characters of JSON; what is longer is replaced by a text that says so.</summary>
    public const int MostCharacters = 100 * 1024;

    /// <summary>How much one instance may report in its life, in characters of JSON; what comes after is dropped, and told once on its console.</summary>
    public const long MostInAll = 5L * 1024 * 1024;
}
