using System.Diagnostics;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Looks after one child: whether it lives, how long its host waits for it, and what it uses of the machine.</summary>
/// <param name="child">The child.</param>
/// <param name="limits">The limits of its engine.</param>
/// <param name="lost">Called once when the child is gone.</param>
internal sealed class ChildWatch(ChildProcess child, ScriptEngineOptions limits, Action lost)
{
    private const int MostThreads = 128;

    // What a child uses between turns is looked at less often: there may be hundreds.
    private static readonly long RestingInterval = 2 * Stopwatch.Frequency;

    private readonly TurnPatience _patience = new(limits.TurnLimit);
    private int _process;
    private long _nextLook;
    private long _windowStart;
    private TimeSpan _windowCpu;

    public ChildProcess Child { get; } = child;

    /// <summary>The engine that the child serves, which may be renamed.</summary>
    public IScriptEngine? Engine { get; init; }

    /// <summary>The engine's name: the mini program's appid.</summary>
    public string Name => Engine?.Name ?? limits.Name;

    public bool IsLost { get; private set; }

    public void Lost()
    {
        if (IsLost)
            return;
        IsLost = true;
        lost();
    }

    /// <summary>Ends the child when it uses more than it may.</summary>
    /// <param name="options">What it may.</param>
    /// <param name="now">The stopwatch's time.</param>
    public void Look(IsolationOptions options, long now)
    {
        var (turn, waiting) = (Child.Turn, Child.Waiting);
        if (IsLost || (waiting == TimeSpan.Zero && now < _nextLook))
            return;
        _nextLook = now + RestingInterval;
        if (_process == 0)
            _process = Child.ScriptProcess;
        var usage = ChildUsage.Read(_process);
        if ((_patience.Excess(turn, waiting, usage?.Cpu) ?? (usage is { } known ? Excess(known, options, now) : null)) is { } reason)
            Child.Kill(reason);
    }

    private string? Excess(ChildUsage usage, IsolationOptions options, long now)
    {
        var memory = limits.HeapLimit + options.MemoryBeyondHeap;
        if (usage.Memory > memory)
            return $"its process had {usage.Memory >> 20} MB of memory, and the limit is {memory >> 20} MB";
        if (usage.Threads > MostThreads)
            return $"its process had {usage.Threads} threads, and the limit is {MostThreads}";
        if (_windowStart == 0 || Stopwatch.GetElapsedTime(_windowStart, now) > options.CpuWindow)
            (_windowStart, _windowCpu) = (now, usage.Cpu);
        return usage.Cpu - _windowCpu > options.CpuTime
            ? $"its process used more than {options.CpuTime.TotalSeconds:0} seconds of processor time within {options.CpuWindow.TotalSeconds:0} seconds"
            : null;
    }
}
