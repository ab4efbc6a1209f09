using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setTabBarBadge</c> takes.</summary>
/// <param name="Index">The tab, from 0 at the left.</param>
/// <param name="Text">The text; of more than four characters the first three and an ellipsis are drawn.</param>
public sealed record SetTabBarBadgeParams(double Index, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetTabBarBadgeParams))]
internal sealed partial class SetTabBarBadgeJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Puts a text on a tab's corner.</summary>
    public static SdkApi<SetTabBarBadgeParams, OpenApiResult> SetTabBarBadge { get; } = new("setTabBarBadge", SetTabBarBadgeJson.Default.SetTabBarBadgeParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTab(call.MiniApp, call.Params.Index);
            call.MiniApp.Ui.Apply(new UiChange("tabBarBadge", 0, JsonSerializer.SerializeToElement(call.Params, SetTabBarBadgeJson.Default.SetTabBarBadgeParams)));
            return Ok();
        },
    };
}
