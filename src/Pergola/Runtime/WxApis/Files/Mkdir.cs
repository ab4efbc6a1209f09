using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>mkdir</c> takes.</summary>
/// <param name="DirPath">A path below <c>wxfile://usr</c>.</param>
/// <param name="Recursive">Whether the folders on the way there are made too.</param>
public sealed record MkdirParams(string DirPath, bool Recursive = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MkdirParams))]
internal sealed partial class MkdirJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Makes a folder (<c>FileSystemManager.mkdir</c>).</summary>
    public static SdkApi<MkdirParams, OpenApiResult> Mkdir { get; } = FileApi.Method("mkdir", MkdirJson.Default.MkdirParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<MkdirParams>(static (files, p) => files.MakeFolder(p.DirPath, p.Recursive)));

    /// <summary>As <see cref="Mkdir"/>, at once.</summary>
    public static SdkApi<MkdirParams, OpenApiResult> MkdirSync { get; } = FileApi.Sync(Mkdir, Nothing, "dirPath", "recursive");
}
