using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setTabBarStyle</c> takes.</summary>
/// <param name="Color">The texts, or null.</param>
/// <param name="SelectedColor">The selected text, or null.</param>
/// <param name="BackgroundColor">The bar, or null.</param>
/// <param name="BorderStyle"><c>black</c> or <c>white</c>, or null.</param>
public sealed record SetTabBarStyleParams(string? Color = null, string? SelectedColor = null, string? BackgroundColor = null, string? BorderStyle = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetTabBarStyleParams))]
internal sealed partial class SetTabBarStyleJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the tab bar's colours.</summary>
    public static SdkApi<SetTabBarStyleParams, OpenApiResult> SetTabBarStyle { get; } = new("setTabBarStyle", SetTabBarStyleJson.Default.SetTabBarStyleParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTabPage(call.MiniApp);
            call.MiniApp.Ui.Apply(new UiChange("tabBar", 0, JsonSerializer.SerializeToElement(call.Params, SetTabBarStyleJson.Default.SetTabBarStyleParams)));
            return Ok();
        },
    };
}
