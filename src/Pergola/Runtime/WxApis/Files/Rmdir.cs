using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>rmdir</c> takes.</summary>
/// <param name="DirPath">A path below <c>wxfile://usr</c>.</param>
/// <param name="Recursive">Whether all that is in it goes too.</param>
public sealed record RmdirParams(string DirPath, bool Recursive = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RmdirParams))]
internal sealed partial class RmdirJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Deletes a folder (<c>FileSystemManager.rmdir</c>).</summary>
    public static SdkApi<RmdirParams, OpenApiResult> Rmdir { get; } = FileApi.Method("rmdir", RmdirJson.Default.RmdirParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<RmdirParams>(static (files, p) => files.RemoveFolder(p.DirPath, p.Recursive)));

    /// <summary>As <see cref="Rmdir"/>, at once.</summary>
    public static SdkApi<RmdirParams, OpenApiResult> RmdirSync { get; } = FileApi.Sync(Rmdir, Nothing, "dirPath", "recursive");
}
