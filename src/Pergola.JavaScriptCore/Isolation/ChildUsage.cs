using System.Globalization;
using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>What a process uses of the machine, as the system counts it.</summary>
/// <param name="Memory">Bytes of memory that are its own: libraries that others share are not counted.</param>
/// <param name="Cpu">Processor time since its start, of all its threads.</param>
/// <param name="Threads">How many threads it has.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChildUsage(long Memory, TimeSpan Cpu, int Threads)
{
    // The unit of /proc/PID/stat is a hundredth of a second on every system that is supported.
    private const int TicksPerSecond = 100;

    /// <summary>Reads it; null when the process is gone.</summary>
    public static ChildUsage? Read(int process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/status");
            var stat = File.ReadAllText($"/proc/{process}/stat");

            // The second field is a name in parentheses, which may hold anything.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new ChildUsage((Field(status, "RssAnon:") + Field(status, "RssShmem:")) << 10, TimeSpan.FromSeconds(ticks / (double)TicksPerSecond), (int)Field(status, "Threads:"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Field(string status, string name)
    {
        var at = status.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return 0;
        var value = status.AsSpan(at + name.Length).TrimStart();
        return long.Parse(value[..value.IndexOfAny(' ', '\n')], CultureInfo.InvariantCulture);
    }
}
