using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getMenuButtonBoundingClientRect</c> answers.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Top">The top edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Bottom">The bottom edge.</param>
/// <param name="Left">The left edge.</param>
public sealed record GetMenuButtonBoundingClientRectResult(double Width, double Height, double Top, double Right, double Bottom, double Left) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetMenuButtonBoundingClientRectResult))]
internal sealed partial class GetMenuButtonBoundingClientRectJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells where the host's menu button is, in CSS pixels.</summary>
    public static SdkApi<NoParams, GetMenuButtonBoundingClientRectResult> GetMenuButtonBoundingClientRect { get; } = new("getMenuButtonBoundingClientRect", SharedJson.Default.NoParams, GetMenuButtonBoundingClientRectJson.Default.GetMenuButtonBoundingClientRectResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(MenuButton(call.MiniApp.Device)),
    };

    // WeChat's button: 87 by 32, 7 from the right edge, 4 below the status bar.
    private static GetMenuButtonBoundingClientRectResult MenuButton(DeviceInfo device)
    {
        var right = device.WindowWidth - 7;
        var top = device.StatusBarHeight + 4;
        return new GetMenuButtonBoundingClientRectResult(87, 32, top, right, top + 32, right - 87);
    }
}
