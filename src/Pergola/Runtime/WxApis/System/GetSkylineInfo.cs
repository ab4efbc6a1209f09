using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getSkylineInfo</c> answers.</summary>
/// <param name="IsSupported">Always false.</param>
/// <param name="Version">Always empty.</param>
/// <param name="Reason">Always <c>client not supported</c>.</param>
public sealed record GetSkylineInfoResult(bool IsSupported, string Version, string Reason) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSkylineInfoResult))]
internal sealed partial class GetSkylineInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells that there is no Skyline renderer: pages are drawn by the view.</summary>
    public static SdkApi<NoParams, GetSkylineInfoResult> GetSkylineInfo { get; } = new("getSkylineInfo", SharedJson.Default.NoParams, GetSkylineInfoJson.Default.GetSkylineInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => new(new GetSkylineInfoResult(false, "", "client not supported")),
    };

    /// <summary>As <see cref="GetSkylineInfo"/>: <c>wx.getSkylineInfoSync()</c>.</summary>
    public static SdkApi<NoParams, GetSkylineInfoResult> GetSkylineInfoSync { get; } = new("getSkylineInfoSync", SharedJson.Default.NoParams, GetSkylineInfoJson.Default.GetSkylineInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (_, _) => new(new GetSkylineInfoResult(false, "", "client not supported")),
    };
}
