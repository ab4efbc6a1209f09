using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>rename</c> takes.</summary>
/// <param name="OldPath">Any path but one of the package.</param>
/// <param name="NewPath">A path below <c>wxfile://usr</c>.</param>
public sealed record RenameParams(string OldPath, string NewPath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RenameParams))]
internal sealed partial class RenameJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Moves a file or folder (<c>FileSystemManager.rename</c>).</summary>
    public static SdkApi<RenameParams, OpenApiResult> Rename { get; } = FileApi.Method("rename", RenameJson.Default.RenameParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<RenameParams>(static (files, p) => files.Rename(p.OldPath, p.NewPath)));

    /// <summary>As <see cref="Rename"/>, at once.</summary>
    public static SdkApi<RenameParams, OpenApiResult> RenameSync { get; } = FileApi.Sync(Rename, Nothing, "oldPath", "newPath");
}
