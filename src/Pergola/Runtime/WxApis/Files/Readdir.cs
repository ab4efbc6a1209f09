using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>readdir</c> takes.</summary>
/// <param name="DirPath">A folder below <c>wxfile://usr</c>, or of the package.</param>
public sealed record ReaddirParams(string DirPath);

/// <summary>What <c>readdir</c> answers.</summary>
/// <param name="Files">The names, in ordinal order.</param>
public sealed record ReaddirResult(IReadOnlyList<string> Files) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReaddirParams))]
[JsonSerializable(typeof(ReaddirResult))]
internal sealed partial class ReaddirJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Names what is in a folder (<c>FileSystemManager.readdir</c>).</summary>
    public static SdkApi<ReaddirParams, ReaddirResult> Readdir { get; } = FileApi.Method("readdir", ReaddirJson.Default.ReaddirParams, ReaddirJson.Default.ReaddirResult,
        static call => new ReaddirResult(call.MiniApp.Files.Tree.List(call.Params.DirPath)));

    /// <summary>As <see cref="Readdir"/>, at once.</summary>
    public static SdkApi<ReaddirParams, ReaddirResult> ReaddirSync { get; } = FileApi.Sync(Readdir, "files", "dirPath");
}
