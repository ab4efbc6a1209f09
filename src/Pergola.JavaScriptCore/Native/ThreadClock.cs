using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Native;

/// <summary>How long a thread has had a processor: on a busy machine, much less than the time that has passed.</summary>
internal static partial class ThreadClock
{
    private static readonly int Own = OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() ? 16 : 3;

    /// <summary>The calling thread's time; where the system does not tell it, the time that passes.</summary>
    public static TimeSpan Now() => Now(Own);

    /// <summary>A clock of the calling thread that any thread can read with <see cref="Now(int)"/>, while the calling one lives.</summary>
    public static int OfThisThread() =>
        (OperatingSystem.IsLinux() || OperatingSystem.IsAndroid()) && GetClock(GetThread(), out var clock) == 0 ? clock : -1;

    /// <summary>What a clock says; the time that passes where it is none.</summary>
    public static TimeSpan Now(int clock) => clock == -1 || OperatingSystem.IsWindows() || GetTime(clock, out var time) != 0
        ? Stopwatch.GetElapsedTime(0)
        : TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint GetThread();

    [LibraryImport("libc", EntryPoint = "pthread_getcpuclockid")]
    private static partial int GetClock(nint thread, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
