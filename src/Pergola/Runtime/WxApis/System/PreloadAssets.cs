using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.preloadAssets</c> takes.</summary>
/// <param name="Data">What will be shown: objects with <c>type</c> and <c>src</c>.</param>
public sealed record PreloadAssetsParams(IReadOnlyList<JsonElement> Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreloadAssetsParams))]
internal sealed partial class PreloadAssetsJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Takes a hint that pictures and fonts will be shown. The view asks for them when it draws them; nothing is fetched before.</summary>
    public static SdkApi<PreloadAssetsParams, OpenApiResult> PreloadAssets { get; } = new("preloadAssets", PreloadAssetsJson.Default.PreloadAssetsParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => Ok(),
    };
}
