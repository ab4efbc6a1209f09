using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showTabBar</c> takes.</summary>
/// <param name="Animation">Whether it moves.</param>
public sealed record ShowTabBarParams(bool Animation = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowTabBarParams))]
internal sealed partial class ShowTabBarJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows the tab bar again.</summary>
    public static SdkApi<ShowTabBarParams, OpenApiResult> ShowTabBar { get; } = new("showTabBar", ShowTabBarJson.Default.ShowTabBarParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTabPage(call.MiniApp);
            call.MiniApp.Ui.Apply(new UiChange("tabBar", 0, UiData.Flag("visible", true)));
            return Ok();
        },
    };
}
