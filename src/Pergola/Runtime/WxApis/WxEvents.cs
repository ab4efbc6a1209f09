namespace Pergola.Runtime.WxApis;

/// <summary>
/// The events of <c>wx.onX</c> that can come. All other documented ones take a listener that is never called, and are reported as not supported.
/// </summary>
public static class WxEvents
{
    private static readonly string[] s_names =
    [
        // Of the program, told by the logic itself.
        "AppShow", "AppHide", "Error", "UnhandledRejection", "PageNotFound", "ThemeChange", "WindowResize",
        "BeforeAppRoute", "AppRoute", "AppRouteDone", "BeforePageLoad", "AfterPageLoad", "BeforePageUnload", "AfterPageUnload",
        // Of devices that the superapp lends.
        "AccelerometerChange", "CompassChange", "GyroscopeChange", "DeviceMotionChange", "LocationChange", "LocationChangeError",
        // Of the program's sockets.
        "SocketOpen", "SocketMessage", "SocketError", "SocketClose",
        // Of the shell.
        "KeyboardHeightChange",
        // Whatever the superapp tells with MiniApp.Emit.
        "NetworkStatusChange", "NetworkWeakChange", "MemoryWarning", "UserCaptureScreen", "ScreenRecordingStateChanged", "BatteryInfoChange", "AudioInterruptionBegin", "AudioInterruptionEnd",
        "MenuButtonBoundingClientRectWeightChange", "CopyUrl", "KeyDown", "KeyUp",
    ];

    /// <summary>Both names of each event that can come: <c>onX</c> and <c>offX</c>.</summary>
    public static IReadOnlyList<string> Answered { get; } = [.. s_names.SelectMany(static name => (string[])["on" + name, "off" + name])];
}
