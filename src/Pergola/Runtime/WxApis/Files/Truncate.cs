using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>truncate</c> takes.</summary>
/// <param name="FilePath">A path below <c>wxfile://usr</c>.</param>
/// <param name="Length">How long it will be, in bytes.</param>
public sealed record TruncateParams(string FilePath, double Length = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TruncateParams))]
internal sealed partial class TruncateJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Cuts a file off, or fills it up with zeros (<c>FileSystemManager.truncate</c>).</summary>
    public static SdkApi<TruncateParams, OpenApiResult> Truncate { get; } = FileApi.Method("truncate", TruncateJson.Default.TruncateParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<TruncateParams>(static (files, p) => files.Truncate(p.FilePath, p.Length)));

    /// <summary>As <see cref="Truncate"/>, at once.</summary>
    public static SdkApi<TruncateParams, OpenApiResult> TruncateSync { get; } = FileApi.Sync(Truncate, Nothing, "filePath", "length");
}
