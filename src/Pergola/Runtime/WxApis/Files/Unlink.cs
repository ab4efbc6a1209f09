using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>unlink</c> takes.</summary>
/// <param name="FilePath">Any path but one of the package.</param>
public sealed record UnlinkParams(string FilePath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UnlinkParams))]
internal sealed partial class UnlinkJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Deletes a file (<c>FileSystemManager.unlink</c>).</summary>
    public static SdkApi<UnlinkParams, OpenApiResult> Unlink { get; } = FileApi.Method("unlink", UnlinkJson.Default.UnlinkParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<UnlinkParams>(static (files, p) => files.Unlink(p.FilePath)));

    /// <summary>As <see cref="Unlink"/>, at once.</summary>
    public static SdkApi<UnlinkParams, OpenApiResult> UnlinkSync { get; } = FileApi.Sync(Unlink, Nothing, "filePath");
}
