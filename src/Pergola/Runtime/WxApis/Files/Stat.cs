using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>stat</c> takes.</summary>
/// <param name="Path">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="Recursive">Whether all that lies in a folder is described too.</param>
public sealed record StatParams(string Path, bool Recursive = false);

/// <summary>A file or folder below the one that <c>stat</c> was asked for.</summary>
/// <param name="Path">From that folder, with a slash in front.</param>
/// <param name="Stats">What it is.</param>
public sealed record StatEntry(string Path, FileStats Stats);

/// <summary>What <c>stat</c> answers.</summary>
/// <param name="Stats">One <see cref="FileStats"/>; of a folder with <c>recursive</c> a list of <see cref="StatEntry"/>, the folder itself first. The logic adds <c>isFile()</c> and <c>isDirectory()</c>.</param>
public sealed record StatResult(JsonElement Stats) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StatParams))]
[JsonSerializable(typeof(StatResult))]
[JsonSerializable(typeof(FileStats))]
[JsonSerializable(typeof(IReadOnlyList<StatEntry>))]
internal sealed partial class StatJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Describes a file or a folder (<c>FileSystemManager.stat</c>).</summary>
    public static SdkApi<StatParams, StatResult> Stat { get; } = FileApi.Method("stat", StatJson.Default.StatParams, StatJson.Default.StatResult, static call =>
    {
        var where = $" {call.Params.Path}";
        var files = call.MiniApp.Files.Tree;
        var node = files.Find(call.Params.Path, where) ?? throw FileErrors.NoEntry(where);
        return new StatResult(call.Params.Recursive && node.IsFolder
            ? JsonSerializer.SerializeToElement([.. files.Walk(call.Params.Path, where).Select(static entry => new StatEntry(entry.Path, FileStats.Of(entry.Node)))], StatJson.Default.IReadOnlyListStatEntry)
            : JsonSerializer.SerializeToElement(FileStats.Of(node), StatJson.Default.FileStats));
    });

    /// <summary>As <see cref="Stat"/>, at once.</summary>
    public static SdkApi<StatParams, StatResult> StatSync { get; } = FileApi.Sync(Stat, "stats", "path", "recursive");
}
