using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>
/// Holds one engine's limits. JavaScriptCore asks it now and then, while a script runs, whether to stop.
/// </summary>
/// <remarks>
/// The library counts the time of each entry into JavaScript by itself, and every microtask is an entry of its own, so a chain of awaits that never
/// ends would never be asked about. But it makes garbage: after each collection in a turn that is no longer young, the library is told to ask at once.
/// A turn that ends soon pays nothing for it.
/// </remarks>
internal sealed unsafe class TurnWatch : IDisposable
{
    private const double LookEverySeconds = 0.05;
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(20);

    private readonly nint _group;
    private readonly ScriptEngineOptions _options;
    private readonly GCHandle _self;
    private volatile bool _isDisposing;
    private long _started;
    private long _heapLooked;
    private bool _looksAtOnce;

    public TurnWatch(nint group, ScriptEngineOptions options)
    {
        _group = group;
        _options = options;
        _self = GCHandle.Alloc(this);
        JSContextGroupAddHeapFinalizer(group, &OnCollected, GCHandle.ToIntPtr(_self));
        LookEvery(LookEverySeconds);
    }

    /// <summary>Why the turn was stopped; null while it was not.</summary>
    public ScriptError? Stopped { get; private set; }

    /// <summary>Lets a running turn stop soon: the engine is being disposed. From any thread.</summary>
    public void StopSoon() => _isDisposing = true;

    /// <summary>A turn begins.</summary>
    public void Begin()
    {
        // Real time, whatever clock the timers have: it is the host that must not be held up.
        _started = TimeProvider.System.GetTimestamp();
        Stopped = null;
        if (_looksAtOnce)
            LookEvery(LookEverySeconds);
        _looksAtOnce = false;
    }

    /// <summary>Bytes of the heap, as the library counts them.</summary>
    public static long HeapBytes(nint context) =>
        NativeValues.FromNative(context, NativeValues.Property(context, JSGetMemoryUsageStatistics(context), "heapSize")).AsNumber() is >= 0 and var bytes ? (long)bytes : 0;

    public void Dispose()
    {
        JSContextGroupRemoveHeapFinalizer(_group, &OnCollected, GCHandle.ToIntPtr(_self));
        _self.Free();
    }

    private void LookEvery(double seconds) => JSContextGroupSetExecutionTimeLimit(_group, seconds, &ShouldTerminate, GCHandle.ToIntPtr(_self));

    private bool Look(nint context)
    {
        if (_isDisposing)
            Stopped = new ScriptError(ScriptErrorKind.TimeLimit, "The engine was stopped.");
        else if (TimeProvider.System.GetElapsedTime(_started) > _options.TurnLimit)
            Stopped = new ScriptError(ScriptErrorKind.TimeLimit, $"The script was stopped: it ran longer than {_options.TurnLimit.TotalSeconds:0.###} s without a pause.");
        else if (TimeProvider.System.GetElapsedTime(_heapLooked).TotalSeconds > LookEverySeconds)
            LookAtHeap(context);
        return Stopped is not null;
    }

    private void LookAtHeap(nint context)
    {
        _heapLooked = TimeProvider.System.GetTimestamp();
        if (HeapBytes(context) > _options.HeapLimit)
            Stopped = new ScriptError(ScriptErrorKind.HeapLimit, $"The script was stopped: its memory passed {_options.HeapLimit >> 20} MB.");
    }

    [UnmanagedCallersOnly]
    private static byte ShouldTerminate(nint context, nint data) => ((TurnWatch)GCHandle.FromIntPtr(data).Target!).Look(context) ? (byte)1 : (byte)0;

    // Runs inside the collector: it must make no JavaScript value. Setting the limit makes none.
    [UnmanagedCallersOnly]
    private static void OnCollected(nint group, nint data)
    {
        var watch = (TurnWatch)GCHandle.FromIntPtr(data).Target!;
        if (watch._looksAtOnce || TimeProvider.System.GetElapsedTime(watch._started) < Young)
            return;
        watch._looksAtOnce = true;
        watch.LookEvery(0);
    }
}
