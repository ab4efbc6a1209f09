using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>The part of the window that no camera or rounded corner covers, in CSS pixels.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Top">Its top edge: below the status bar.</param>
/// <param name="Bottom">Its bottom edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public sealed record SafeArea(double Left, double Right, double Top, double Bottom, double Width, double Height);

/// <summary>The app around the mini program.</summary>
/// <param name="AppId">Empty: a mini program does not learn the superapp's own id.</param>
/// <param name="Env">Its name.</param>
public sealed record HostApp(string AppId = "", string Env = "Pergola");

/// <summary>Facts that several of the system's APIs tell.</summary>
internal static class SystemFacts
{
    /// <summary>The theme that the program sees: only a program that says so in app.json gets a dark one.</summary>
    public static string Theme(IMiniApp app) => app.Config.IsDarkModeAware ? app.Device.Theme : "light";

    public static SafeArea SafeArea(DeviceInfo device) =>
        new(0, device.WindowWidth, device.StatusBarHeight, device.ScreenHeight, device.WindowWidth, device.ScreenHeight - device.StatusBarHeight);

    public static string Version(Version version) => version.ToString(Math.Min(3, version.Build < 0 ? 2 : 3));

    /// <summary>The window's part of <c>wx.getSystemInfo</c>; the whole of <c>wx.getWindowInfo</c>.</summary>
    public static GetWindowInfoResult Window(DeviceInfo device) => new(
        device.PixelRatio, device.WindowWidth, device.ScreenHeight, device.WindowWidth, device.WindowHeight, device.StatusBarHeight, SafeArea(device), device.ScreenHeight - device.WindowHeight);
}
