using Microsoft.Extensions.Logging;

namespace Pergola.Platform.Limits;

/// <summary>Logs what is refused by limits and overload: a few lines a second, and how many more there were. A flood must not become a flood of lines.</summary>
internal sealed partial class LimitLog(TimeProvider time, ILogger<LimitLog> log)
{
    private const int LinesPerSecond = 10;

    private readonly Lock gate = new();
    private long second = long.MinValue;
    private int lines;
    private int more;

    public void Add(string requestId, string? path, int errcode, string reason)
    {
        var (write, unwritten) = Count();
        if (unwritten > 0)
            More(unwritten);
        if (write)
            Refused(requestId, path, errcode, reason);
    }

    private (bool Write, int Unwritten) Count()
    {
        var now = time.MonotonicTicks() / TimeSpan.TicksPerSecond;
        lock (gate)
        {
            var unwritten = 0;
            if (now != second)
                (second, lines, unwritten, more) = (now, 0, more, 0);
            if (lines++ < LinesPerSecond)
                return (true, unwritten);
            more++;
            return (false, unwritten);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{RequestId} {Path} refused with {Errcode}: {Reason}.")]
    private partial void Refused(string requestId, string? path, int errcode, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} more requests were refused by limits or overload within a second.")]
    private partial void More(int count);
}
