using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.hideTabBar</c> takes.</summary>
/// <param name="Animation">Whether it moves.</param>
public sealed record HideTabBarParams(bool Animation = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HideTabBarParams))]
internal sealed partial class HideTabBarJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Hides the tab bar.</summary>
    public static SdkApi<HideTabBarParams, OpenApiResult> HideTabBar { get; } = new("hideTabBar", HideTabBarJson.Default.HideTabBarParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTabPage(call.MiniApp);
            call.MiniApp.Ui.Apply(new UiChange("tabBar", 0, UiData.Flag("visible", false)));
            return Ok();
        },
    };
}
