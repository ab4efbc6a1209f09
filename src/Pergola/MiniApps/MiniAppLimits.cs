using Pergola.Runtime.Scripting;

namespace Pergola.MiniApps;

/// <summary>How much one running mini program may take. A program that passes a limit is told which one; the host and other programs go on.</summary>
public sealed record MiniAppLimits
{
    /// <summary>How long one turn of the program's code, with all its microtasks, may run. Default 5 seconds.</summary>
    public TimeSpan TurnTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many turns may be stopped for their time, or workers by any limit, before the whole program is. Default 5.</summary>
    public int TurnStops { get; init; } = 5;

    /// <summary>How large the program's heap may grow, in bytes. Default 256 MiB. Passing it ends the program.</summary>
    public long HeapBytes { get; init; } = 256L << 20;

    /// <summary>How many timers may be pending. Default 10,000.</summary>
    public int Timers { get; init; } = 10_000;

    /// <summary>How many calls of <c>wx</c> may wait for their answers. Default 1,000.</summary>
    public int PendingCalls { get; init; } = 1_000;

    /// <summary>How many nodes one page may have. Default 100,000.</summary>
    public int PageNodes { get; init; } = 100_000;

    /// <summary>How deep the nodes of one page may lie in one another. Default 512.</summary>
    public int PageDepth { get; init; } = 512;

    /// <summary>How much one turn may draw on one page, in characters of its operations. Default 8 million.</summary>
    public int DrawingLength { get; init; } = 8_000_000;

    /// <summary>How many lines of console, errors and names that are not supported are passed on in one second. Default 1,000.</summary>
    public int ReportsPerSecond { get; init; } = 1_000;

    /// <summary>How much of one such line is passed on, in characters. Default 65,536.</summary>
    public int ReportLength { get; init; } = 64 * 1024;

    /// <summary>The part that the script engine keeps.</summary>
    internal ScriptEngineOptions OfEngine(TimeProvider time) => new() { Time = time, TurnLimit = TurnTime, HeapLimit = HeapBytes, TimerLimit = Timers };
}
