using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Native;

/// <summary>How long the calling thread has had a processor: on a busy machine, much less than the time that has passed.</summary>
internal static partial class ThreadClock
{
    private static readonly int Clock = OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() ? 16 : 3;

    /// <summary>The thread's own time; where the system does not tell it, the time that passes.</summary>
    public static TimeSpan Now() => OperatingSystem.IsWindows() || GetTime(Clock, out var time) != 0
        ? Stopwatch.GetElapsedTime(0)
        : TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
