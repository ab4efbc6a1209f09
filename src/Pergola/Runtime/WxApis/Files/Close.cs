using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>close</c> takes.</summary>
/// <param name="Fd">The descriptor.</param>
public sealed record CloseParams(string Fd);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CloseParams))]
internal sealed partial class CloseJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Closes a file (<c>FileSystemManager.close</c>).</summary>
    public static SdkApi<CloseParams, OpenApiResult> Close { get; } = FileApi.Method("close", CloseJson.Default.CloseParams, SharedJson.Default.OpenApiResult,
        static call =>
        {
            call.MiniApp.Files.Open.Close(call.Params.Fd);
            return new OpenApiResult();
        });

    /// <summary>As <see cref="Close"/>, at once.</summary>
    public static SdkApi<CloseParams, OpenApiResult> CloseSync { get; } = FileApi.Sync(Close, Nothing);
}
