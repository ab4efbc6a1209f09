using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What is kept of a report's data.</summary>
internal static class ProgramReports
{
    private static readonly JsonElement s_nothing = JsonElement.Parse("null");
    private static readonly JsonElement s_tooLong = JsonElement.Parse($"\"(longer than {MiniAppReport.MostCharacters / 1024} KiB)\"");

    /// <summary>The data, or a text in its place when it is too long.</summary>
    public static JsonElement Bounded(JsonElement? data) => data switch
    {
        null or { ValueKind: JsonValueKind.Undefined } => s_nothing,
        { } given when given.GetRawText().Length > MiniAppReport.MostCharacters => s_tooLong,
        { } given => given.Clone(),
    };
}
