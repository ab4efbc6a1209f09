using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getSystemInfo</c> answers: the parts that the newer APIs tell one by one.</summary>
/// <param name="Brand">The maker; <c>devtools</c> in the simulator.</param>
/// <param name="Model">The model.</param>
/// <param name="PixelRatio">Device pixels for each CSS pixel.</param>
/// <param name="ScreenWidth">The screen's width, in CSS pixels.</param>
/// <param name="ScreenHeight">The screen's height.</param>
/// <param name="WindowWidth">The page's width.</param>
/// <param name="WindowHeight">The page's height, without navigation bar and tab bar.</param>
/// <param name="StatusBarHeight">The status bar's height.</param>
/// <param name="Language">The user's language.</param>
/// <param name="Version">The superapp's version.</param>
/// <param name="System">The system and its version.</param>
/// <param name="Platform"><c>devtools</c>, <c>android</c>, <c>ios</c>.</param>
/// <param name="FontSizeSetting">The user's font size, in CSS pixels.</param>
/// <param name="SdkVersion">The SDK's version.</param>
/// <param name="BenchmarkLevel">How fast the device is; -2: not known.</param>
/// <param name="SafeArea">What nothing covers.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>; light unless app.json has <c>darkmode</c>.</param>
/// <param name="Host">The app around the program.</param>
/// <param name="EnableDebug">Whether this is a development version.</param>
/// <param name="DeviceOrientation"><c>portrait</c> or <c>landscape</c>.</param>
/// <param name="WifiEnabled">Whether the network can be used.</param>
public sealed record GetSystemInfoResult(string Brand, string Model, double PixelRatio, double ScreenWidth, double ScreenHeight, double WindowWidth, double WindowHeight, double StatusBarHeight, string Language, string Version, string System, string Platform, double FontSizeSetting, [property: JsonPropertyName("SDKVersion")] string SdkVersion, int BenchmarkLevel, SafeArea SafeArea, string Theme, HostApp Host, bool EnableDebug, string DeviceOrientation, bool WifiEnabled) : OpenApiResult
{
    internal static GetSystemInfoResult Of(IMiniApp app)
    {
        var device = app.Device;
        return new GetSystemInfoResult(
            device.Platform, device.Model, device.PixelRatio, device.WindowWidth, device.ScreenHeight, device.WindowWidth, device.WindowHeight, device.StatusBarHeight,
            device.Language, "1.0.0", device.System, device.Platform, 16, SystemFacts.Version(app.Options.SdkVersion), -2, SystemFacts.SafeArea(device),
            SystemFacts.Theme(app), new HostApp(), app.Context.App.EnvVersion == EnvVersion.Develop, "portrait", true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GetSystemInfoResult))]
internal sealed partial class GetSystemInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells everything about device, window and SDK.</summary>
    public static SdkApi<NoParams, GetSystemInfoResult> GetSystemInfo { get; } = new("getSystemInfo", SharedJson.Default.NoParams, GetSystemInfoJson.Default.GetSystemInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(GetSystemInfoResult.Of(call.MiniApp)),
    };

    /// <summary>As <see cref="GetSystemInfo"/>.</summary>
    public static SdkApi<NoParams, GetSystemInfoResult> GetSystemInfoAsync { get; } = new("getSystemInfoAsync", SharedJson.Default.NoParams, GetSystemInfoJson.Default.GetSystemInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(GetSystemInfoResult.Of(call.MiniApp)),
    };

    /// <summary>As <see cref="GetSystemInfo"/>: <c>wx.getSystemInfoSync()</c>.</summary>
    public static SdkApi<NoParams, GetSystemInfoResult> GetSystemInfoSync { get; } = new("getSystemInfoSync", SharedJson.Default.NoParams, GetSystemInfoJson.Default.GetSystemInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(GetSystemInfoResult.Of(call.MiniApp)),
    };
}
