using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>ftruncate</c> takes.</summary>
/// <param name="Fd">The descriptor.</param>
/// <param name="Length">How long it will be, in bytes.</param>
public sealed record FtruncateParams(string Fd, double Length = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FtruncateParams))]
internal sealed partial class FtruncateJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Cuts an open file off, or fills it up with zeros (<c>FileSystemManager.ftruncate</c>).</summary>
    public static SdkApi<FtruncateParams, OpenApiResult> Ftruncate { get; } = FileApi.Method("ftruncate", FtruncateJson.Default.FtruncateParams, SharedJson.Default.OpenApiResult,
        static call =>
        {
            call.MiniApp.Files.Open.Truncate(call.Params.Fd, call.Params.Length);
            return new OpenApiResult();
        });

    /// <summary>As <see cref="Ftruncate"/>, at once.</summary>
    public static SdkApi<FtruncateParams, OpenApiResult> FtruncateSync { get; } = FileApi.Sync(Ftruncate, Nothing);
}
