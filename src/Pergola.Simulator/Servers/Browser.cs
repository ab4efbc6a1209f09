using System.ComponentModel;
using System.Diagnostics;

namespace Pergola.Simulator.Servers;

/// <summary>The browser of whoever sits at this machine.</summary>
internal static class Browser
{
    /// <summary>Opens an address where there is a display; the address is printed all the same.</summary>
    public static void Open(Uri address)
    {
        if (Command() is not { } command)
            return;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, [address.AbsoluteUri]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            // There is none: the printed address does.
        }
    }

    private static string? Command() =>
        OperatingSystem.IsMacOS() ? "open"
        : OperatingSystem.IsWindows() ? "explorer"
        : Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 } ? "xdg-open"
        : null;
}
