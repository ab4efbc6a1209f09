using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>One context on a thread of its own, which takes turns from a queue.</summary>
internal sealed class JavaScriptCoreEngine : IScriptEngine
{
    private const int StackBytes = 4 << 20;

    private readonly ScriptEngineOptions _options;
    private readonly TurnQueue _queue = new();
    private readonly TurnWatch _watch;
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private LoopServices? _services;

    public JavaScriptCoreEngine(ScriptEngineOptions options)
    {
        _options = options;
        _watch = new TurnWatch(options);
        _thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = options.Name };
        _thread.Start();
        _started.Task.GetAwaiter().GetResult();
    }

    public bool IsOnLoop => Thread.CurrentThread == _thread;

    public Task Completion => _completion.Task;

    public Task<T> RunAsync<T>(Func<IScriptContext, T> work)
    {
        var turn = new AwaitedTurn<T>(work);
        if (!_queue.TryAdd(turn))
            turn.Finish(Gone());
        return turn.Task;
    }

    public void Post(Action<IScriptContext> work) => _queue.TryAdd(new PostedTurn(work, Report));

    public ValueTask DisposeAsync()
    {
        _watch.Abandon();
        _queue.Close();

        // On the loop, waiting for the loop would never end: it goes once this turn is over.
        return IsOnLoop ? ValueTask.CompletedTask : new ValueTask(_completion.Task);
    }

    private void Loop()
    {
        JavaScriptCoreContext? context = null;
        try
        {
            context = new JavaScriptCoreContext(_watch);
            _services = new LoopServices(context, _options, Report, () => Post(FireTimers));
            _started.SetResult();
        }
        catch (Exception error)
        {
            _queue.Close();
            _started.SetException(error);
        }

        while (_queue.Take() is { } turn)
            Take(turn, context!);

        _watch.Abandon();
        foreach (var turn in _queue.Rest())
            turn.Finish(Gone());
        _services?.Dispose();
        context?.Dispose();
        _completion.SetResult();
    }

    private void Take(Turn turn, JavaScriptCoreContext context)
    {
        Exception? failure = null;
        _watch.BeginTurn();
        JavaScriptCoreApi.JSLock(context.Handle);
        try
        {
            turn.Execute(context);
        }
        catch (Exception error)
        {
            failure = error;
        }

        var stopped = _watch.Stopped;
        _watch.BeginDrain();
        context.Drain();
        JavaScriptCoreApi.JSUnlock(context.Handle);
        Finish(turn, failure, stopped, _watch.Stopped);
    }

    /// <summary>A stopped loop leaves the engine whole; stopped microtasks are still queued, so there is no going on with them.</summary>
    private void Finish(Turn turn, Exception? failure, ScriptError? stopped, ScriptError? stoppedDrain)
    {
        var fatal = stoppedDrain ?? (stopped?.Kind == ScriptErrorKind.HeapLimit ? stopped : _watch.Abandoned ? null : _watch.CheckHeap());
        if (fatal is not null)
        {
            _watch.Abandon();
            _queue.Close();
            Report(fatal);
        }

        var limit = stopped ?? stoppedDrain;
        turn.Finish(limit is null ? failure : new ScriptException(limit));
    }

    private void FireTimers(IScriptContext context)
    {
        foreach (var id in _services!.Timers.Due())
            _queue.TryAdd(new PostedTurn(_ => _services.Fire(id), Report));
        _services.Timers.Arm();
    }

    private void Report(Exception failure) =>
        Report(failure is ScriptException script ? script.Error : new ScriptError(ScriptErrorKind.Thrown, failure.Message));

    private void Report(ScriptError error)
    {
        try
        {
            _options.UnhandledError?.Invoke(error);
        }
        catch (Exception)
        {
        }
    }

    private ObjectDisposedException Gone() => new(_options.Name, "The script engine has been disposed or was stopped by a limit.");
}
