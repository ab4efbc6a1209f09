using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>open</c> takes.</summary>
/// <param name="FilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="Flag"><c>r</c>, <c>r+</c>, <c>w</c>, <c>wx</c>, <c>w+</c>, <c>wx+</c>, <c>a</c>, <c>ax</c>, <c>a+</c>, <c>ax+</c>, <c>as</c>, <c>as+</c> or <c>rs+</c>.</param>
public sealed record OpenParams(string FilePath, string Flag = "r");

/// <summary>What <c>open</c> answers.</summary>
/// <param name="Fd">The descriptor.</param>
public sealed record OpenResult(string Fd) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenParams))]
[JsonSerializable(typeof(OpenResult))]
internal sealed partial class OpenJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Opens a file (<c>FileSystemManager.open</c>).</summary>
    public static SdkApi<OpenParams, OpenResult> Open { get; } = FileApi.Method("open", OpenJson.Default.OpenParams, OpenJson.Default.OpenResult,
        static call => new OpenResult(call.MiniApp.Files.Open.Open(call.Params.FilePath, call.Params.Flag)));

    /// <summary>As <see cref="Open"/>, at once.</summary>
    public static SdkApi<OpenParams, OpenResult> OpenSync { get; } = FileApi.Sync(Open, "fd");
}
