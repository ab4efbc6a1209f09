using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.hideTabBarRedDot</c> takes.</summary>
/// <param name="Index">The tab, from 0 at the left.</param>
public sealed record HideTabBarRedDotParams(double Index);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HideTabBarRedDotParams))]
internal sealed partial class HideTabBarRedDotJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Takes a tab's red dot away.</summary>
    public static SdkApi<HideTabBarRedDotParams, OpenApiResult> HideTabBarRedDot { get; } = new("hideTabBarRedDot", HideTabBarRedDotJson.Default.HideTabBarRedDotParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTab(call.MiniApp, call.Params.Index);
            call.MiniApp.Ui.Apply(new UiChange("tabBarBadge", 0, JsonElement.Parse($"{{\"index\":{(int)call.Params.Index},\"dot\":false}}")));
            return Ok();
        },
    };
}
