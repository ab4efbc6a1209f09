using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>An engine's thread, which takes turns from a queue. Where the context lives, the engines that derive from it know.</summary>
internal abstract class EngineLoop : IScriptEngine
{
    private const int StackBytes = 4 << 20;

    /// <summary>An engine that had nothing to do for so long gives back what it can do without. The system's time: this is housekeeping, and no script sees it.</summary>
    public static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(10);

    private readonly ScriptEngineOptions _options;
    private readonly TurnQueue _queue = new();
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private Turn? _running;
    private ScriptError? _end;

    protected EngineLoop(ScriptEngineOptions options)
    {
        _options = options;
        _thread = new Thread(Loop, StackBytes) { IsBackground = true };
        Name = options.Name;
        Timers = new TimerSchedule(options, () => Post(FireTimers));
    }

    public string Name
    {
        get;
        set
        {
            field = value;
            _thread.Name = value;
        }
    }

    public bool IsOnLoop => Thread.CurrentThread == _thread;

    public Task Completion => _completion.Task;

    /// <summary>The turn that gives back memory; null where that is not this engine's to do.</summary>
    protected virtual Turn? Rest => null;

    /// <summary>The timers that are pending; used on the loop.</summary>
    protected TimerSchedule Timers { get; }

    public Task<T> RunAsync<T>(Func<IScriptContext, T> work)
    {
        var turn = new AwaitedTurn<T>(work);
        if (!Add(turn))
            turn.Finish(Gone());
        return turn.Task;
    }

    public void Post(Action<IScriptContext> work) => Add(new PostedTurn(work, Report));

    public ValueTask DisposeAsync()
    {
        Abandon();
        _queue.Close();

        // On the loop, waiting for the loop would never end: it goes once this turn is over.
        return IsOnLoop ? ValueTask.CompletedTask : new ValueTask(_completion.Task);
    }

    /// <summary>Starts the thread and returns when the context is there; throws what <see cref="Open"/> threw.</summary>
    protected void Start()
    {
        _thread.Start();
        _started.Task.GetAwaiter().GetResult();
    }

    /// <summary>Makes the context. On the loop, before the first turn.</summary>
    protected abstract void Open();

    /// <summary>Takes one turn, with its microtasks. On the loop.</summary>
    protected abstract void Take(Turn turn);

    /// <summary>Runs a due timer's function, as a turn.</summary>
    protected abstract void Fire(int timer);

    /// <summary>Makes what runs stop. On any thread, also more than once.</summary>
    protected abstract void Abandon();

    /// <summary>Drops the context. On the loop, after the last turn.</summary>
    protected abstract void Close();

    /// <summary>Adds a turn; false when the loop is gone.</summary>
    protected bool Add(Turn turn) => _queue.TryAdd(turn);

    /// <summary>
    /// Ends a turn. <paramref name="fatal"/> ends the engine too: there is no going on with what is still queued.
    /// </summary>
    /// <param name="failure">What its work threw, or null.</param>
    /// <param name="limit">The limit that stopped it, or null.</param>
    /// <param name="fatal">What ends the engine, or null.</param>
    protected void Finish(Exception? failure, ScriptError? limit, ScriptError? fatal)
    {
        // None when the engine was given up in the meantime: whoever waited has been told.
        if (Interlocked.Exchange(ref _running, null) is not { } turn)
            return;
        if (fatal is not null)
        {
            Abandon();
            _queue.Close();
            ReportEnd(fatal);
        }

        turn.Finish(limit is null ? failure : new ScriptException(limit));
    }

    /// <summary>Ends the engine while its thread runs a turn that does not end. The context stays until that thread comes back, if ever. On any thread, also more than once.</summary>
    /// <param name="fatal">Why.</param>
    protected void GiveUp(ScriptError fatal)
    {
        Abandon();
        _queue.Close();
        if (Interlocked.Exchange(ref _running, null) is not { } turn)
            return;
        ReportEnd(fatal);
        turn.Finish(new ScriptException(fatal));
        FinishRest();
        _completion.TrySetResult();
    }

    protected void Report(Exception failure) =>
        Report(failure is ScriptException script ? script.Error : new ScriptError(ScriptErrorKind.Thrown, failure.Message));

    protected void Report(ScriptError error)
    {
        // The turn that ended the engine, and that nobody awaited, would tell it again.
        if (error == Volatile.Read(ref _end))
            return;
        try
        {
            _options.UnhandledError?.Invoke(error);
        }
        catch (Exception)
        {
        }
    }

    protected ObjectDisposedException Gone() => new(Name, "The script engine has been disposed or was stopped by a limit.");

    private void ReportEnd(ScriptError fatal)
    {
        Report(fatal);
        Volatile.Write(ref _end, fatal);
    }

    private void Loop()
    {
        try
        {
            Open();
            _started.SetResult();
        }
        catch (Exception error)
        {
            _queue.Close();
            _started.SetException(error);
        }

        while (_queue.Take(RestAfter, Rest) is { } turn)
        {
            Volatile.Write(ref _running, turn);
            Take(turn);
        }

        Abandon();
        FinishRest();
        Timers.Dispose();
        Close();
        _completion.TrySetResult();
    }

    private void FinishRest()
    {
        foreach (var turn in _queue.Rest())
            turn.Finish(Gone());
    }

    private void FireTimers(IScriptContext context)
    {
        foreach (var id in Timers.Due())
            Add(new PostedTurn(_ => FireDue(id), Report));
        Timers.Arm();
    }

    private void FireDue(int id)
    {
        if (!Timers.Take(id))
            return;
        Timers.Arm();
        Fire(id);
    }
}
