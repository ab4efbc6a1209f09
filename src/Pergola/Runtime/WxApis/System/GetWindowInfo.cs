using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getWindowInfo</c> answers.</summary>
/// <param name="PixelRatio">Device pixels for each CSS pixel.</param>
/// <param name="ScreenWidth">The screen's width, in CSS pixels.</param>
/// <param name="ScreenHeight">The screen's height.</param>
/// <param name="WindowWidth">The page's width.</param>
/// <param name="WindowHeight">The page's height, without navigation bar and tab bar.</param>
/// <param name="StatusBarHeight">The status bar's height.</param>
/// <param name="SafeArea">What nothing covers.</param>
/// <param name="ScreenTop">Where the page begins, from the top of the screen.</param>
public sealed record GetWindowInfoResult(double PixelRatio, double ScreenWidth, double ScreenHeight, double WindowWidth, double WindowHeight, double StatusBarHeight, SafeArea SafeArea, double ScreenTop) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetWindowInfoResult))]
internal sealed partial class GetWindowInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells the window's size.</summary>
    public static SdkApi<NoParams, GetWindowInfoResult> GetWindowInfo { get; } = new("getWindowInfo", SharedJson.Default.NoParams, GetWindowInfoJson.Default.GetWindowInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(SystemFacts.Window(call.MiniApp.Device)),
    };
}
