using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setTabBarItem</c> takes.</summary>
/// <param name="Index">The tab, from 0 at the left.</param>
/// <param name="Text">Its text, or null.</param>
/// <param name="IconPath">Its icon, or null.</param>
/// <param name="SelectedIconPath">Its icon while it is selected, or null.</param>
public sealed record SetTabBarItemParams(double Index, string? Text = null, string? IconPath = null, string? SelectedIconPath = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetTabBarItemParams))]
internal sealed partial class SetTabBarItemJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes a tab.</summary>
    public static SdkApi<SetTabBarItemParams, OpenApiResult> SetTabBarItem { get; } = new("setTabBarItem", SetTabBarItemJson.Default.SetTabBarItemParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTab(call.MiniApp, call.Params.Index);
            call.MiniApp.Ui.Apply(new UiChange("tabBarItem", 0, JsonSerializer.SerializeToElement(call.Params, SetTabBarItemJson.Default.SetTabBarItemParams)));
            return Ok();
        },
    };
}
