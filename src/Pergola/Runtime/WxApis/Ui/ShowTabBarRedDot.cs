using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showTabBarRedDot</c> takes.</summary>
/// <param name="Index">The tab, from 0 at the left.</param>
public sealed record ShowTabBarRedDotParams(double Index);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowTabBarRedDotParams))]
internal sealed partial class ShowTabBarRedDotJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Puts a red dot on a tab's corner.</summary>
    public static SdkApi<ShowTabBarRedDotParams, OpenApiResult> ShowTabBarRedDot { get; } = new("showTabBarRedDot", ShowTabBarRedDotJson.Default.ShowTabBarRedDotParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTab(call.MiniApp, call.Params.Index);
            call.MiniApp.Ui.Apply(new UiChange("tabBarBadge", 0, JsonElement.Parse($"{{\"index\":{(int)call.Params.Index},\"dot\":true}}")));
            return Ok();
        },
    };
}
