using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>
/// Holds the limits. JavaScriptCore's watchdog restarts at every entry, so it is only the alarm clock: its callback compares
/// with the turn's own deadline.
/// </summary>
/// <remarks>
/// Its timers must stay far apart: when one fires while the script's thread still answers the one before, the library's own
/// check of that state can fail, and it aborts the process. So the slice is coarse, and a short one is set only where a single
/// timer follows from it.
/// </remarks>
internal sealed unsafe class TurnWatch(ScriptEngineOptions options)
{
    /// <summary>How many times its limit a turn may take on the clock when others take the processor.</summary>
    public const int MostPatience = 10;

    private const double SliceSeconds = 0.05;
    private const double AtOnceSeconds = 1e-6;

    // On a machine where other programs take the processor, a turn that got little of it is not the one that does not end.
    private const double ProcessorShare = 0.75;
    private static readonly long HeapCheckInterval = Stopwatch.Frequency / 20;

    [ThreadStatic] private static TurnWatch? _current;

    private nint _group;
    private nint _context;

    // What the limit was set to; 0 once that timer has been used up.
    private double _slice;
    private TimeSpan _limit;
    private long _began;
    private TimeSpan? _firstAsked;
    private long _nextHeapCheck;
    private volatile bool _abandoned;

    /// <summary>Why the running turn is being stopped, or null.</summary>
    public ScriptError? Stopped { get; private set; }

    /// <summary>Whether the engine was given up: every script stops at its next check.</summary>
    public bool Abandoned => _abandoned;

    /// <summary>Whether the script that runs must not go on.</summary>
    public bool IsStopping => _abandoned || Stopped is not null;

    public void Bind(nint group, nint context)
    {
        _current = this;
        _group = group;
        _context = context;
    }

    public void BeginTurn()
    {
        Stopped = null;
        Give(options.TurnLimit);
        CheckInSlices();
    }

    /// <summary>Time that was not the script's.</summary>
    public void Extend(long ticks) => _began += ticks;

    /// <summary>
    /// Runs the turn's microtasks and gives up the lock. A stopped loop leaves the engine whole; stopped microtasks are still
    /// queued, so there is no going on with them.
    /// </summary>
    public TurnEnd EndTurn(JavaScriptCoreContext context)
    {
        var stopped = Stopped;
        BeginDrain();
        context.Drain();
        JSUnlock(context.Handle);
        var fatal = Stopped ?? (stopped?.Kind == ScriptErrorKind.HeapLimit ? stopped : _abandoned ? null : CheckHeap());
        return new TurnEnd(stopped ?? Stopped, fatal);
    }

    public void Abandon() => _abandoned = true;

    /// <summary>Size of the heap in bytes, as of its last collection, with the memory of buffers.</summary>
    public long HeapBytes() => HeapStatistic("heapSize");

    /// <summary>Has the callback asked at once. Only from inside a running script, where no further entry starts another timer.</summary>
    public void CheckNow()
    {
        // While that timer is on its way, another would come too close to it.
        if (_slice != AtOnceSeconds)
            SetLimit(AtOnceSeconds);
    }

    /// <summary>The microtasks share what is left of the turn's time.</summary>
    private void BeginDrain()
    {
        CheckInSlices();
        if (Stopped is null)
            return;

        // What the stopped turn had already promised still gets a moment, so that the engine stays whole.
        Stopped = null;
        Give(options.TurnLimit / 10);
    }

    /// <summary>Looks at the heap between turns too: short turns are never asked by the callback.</summary>
    private ScriptError? CheckHeap()
    {
        var now = Stopwatch.GetTimestamp();
        if (now < _nextHeapCheck)
            return null;

        var bytes = HeapBytes();
        var cost = Stopwatch.GetTimestamp() - now;
        _nextHeapCheck = now + Math.Max(HeapCheckInterval, cost * 20);
        return bytes <= options.HeapLimit
            ? null
            : new ScriptError(ScriptErrorKind.HeapLimit, $"The script was stopped: its memory passed the limit of {options.HeapLimit >> 20} MB.");
    }

    private void Give(TimeSpan limit) => (_limit, _began, _firstAsked) = (limit, Stopwatch.GetTimestamp(), null);

    /// <summary>Only asked of turns that are long already: the short ones do not pay for the thread's clock.</summary>
    private bool IsOver()
    {
        var first = _firstAsked ??= ThreadClock.Now();
        var passed = Stopwatch.GetElapsedTime(_began);
        return passed >= _limit && (ThreadClock.Now() - first >= _limit * ProcessorShare || passed >= _limit * MostPatience);
    }

    private void CheckInSlices()
    {
        if (_slice != SliceSeconds)
            SetLimit(SliceSeconds);
    }

    private void SetLimit(double seconds)
    {
        _slice = seconds;
        JSContextGroupSetExecutionTimeLimit(_group, seconds, &ShouldTerminate, 0);
    }

    private long HeapStatistic(string name)
    {
        var statistics = JSGetMemoryUsageStatistics(_context);
        var text = NativeText.Create(name);
        var value = JSObjectGetProperty(_context, statistics, text, null);
        JSStringRelease(text);
        return (long)JSValueToNumber(_context, value, null);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte ShouldTerminate(nint context, nint data) => _current!.MustStop() ? (byte)1 : (byte)0;

    private bool MustStop()
    {
        if (IsStopping)
        {
            _slice = 0;
            return true;
        }

        if (IsOver())
            Stopped = new ScriptError(ScriptErrorKind.TimeLimit, $"The script was stopped: it ran longer than {options.TurnLimit.TotalMilliseconds:0} ms without a pause.");
        else
            Stopped = CheckHeap();
        if (Stopped is not null)
            return true;

        // The watchdog does not ask a second time by itself.
        SetLimit(SliceSeconds);
        return false;
    }
}

/// <summary>How a turn ended.</summary>
/// <param name="Limit">The limit that stopped its work or its microtasks, or null.</param>
/// <param name="Fatal">What ends the engine, or null.</param>
internal readonly record struct TurnEnd(ScriptError? Limit, ScriptError? Fatal);
