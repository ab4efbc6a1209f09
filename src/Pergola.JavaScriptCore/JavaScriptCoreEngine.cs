using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>A context group with one context, and the thread that is its event loop. Each instance has its own, or limits and heaps would be shared.</summary>
internal sealed class JavaScriptCoreEngine : IScriptEngine
{
    private const int StackBytes = 4 << 20;

    private readonly ScriptEngineOptions _options;
    private readonly Queue<Turn> _turns = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _loop;
    private TurnWatch? _watch;
    private bool _isStopping;

    public JavaScriptCoreEngine(ScriptEngineOptions options)
    {
        _options = options;
        _loop = new Thread(Run, StackBytes) { IsBackground = true, Name = options.Name };
        _loop.Start();
    }

    public bool IsOnLoop => Thread.CurrentThread == _loop;

    public Task Completion => _completion.Task;

    public Task<T> RunAsync<T>(Func<IScriptContext, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Turn(context => done.TrySetResult(work(context)), thrown => done.TrySetException(thrown)));
        return done.Task;
    }

    public void Post(Action<IScriptContext> work) => Enqueue(new Turn(work, thrown =>
    {
        if (thrown is ScriptException script)
            _options.UnhandledError?.Invoke(script.Error);
        else if (thrown is not ObjectDisposedException)
            _options.UnhandledError?.Invoke(new ScriptError(ScriptErrorKind.Thrown, thrown.Message));
    }));

    public ValueTask DisposeAsync()
    {
        Stop();
        // The loop cannot wait for itself: it ends when the turn that disposes it has ended.
        return IsOnLoop ? ValueTask.CompletedTask : new ValueTask(_completion.Task);
    }

    private void Enqueue(Turn turn)
    {
        lock (_turns)
        {
            if (!_isStopping)
            {
                _turns.Enqueue(turn);
                Monitor.Pulse(_turns);
                return;
            }
        }

        turn.Failed(new ObjectDisposedException(_options.Name, "The script engine has stopped."));
    }

    private void Stop()
    {
        Turn[] dropped;
        lock (_turns)
        {
            if (_isStopping)
                return;
            _isStopping = true;
            dropped = [.. _turns];
            _turns.Clear();
            Monitor.Pulse(_turns);
            _watch?.StopSoon();
        }

        foreach (var turn in dropped)
            turn.Failed(new ObjectDisposedException(_options.Name, "The script engine has stopped."));
    }

    private void Run()
    {
        var group = JSContextGroupCreate();
        var native = JSGlobalContextCreateInGroup(group, 0);
        using (var watch = new TurnWatch(group, _options))
        using (var timers = new EngineTimers(_options, Post))
        using (var context = new JavaScriptCoreContext(native, watch, timers, _options))
        {
            lock (_turns)
                _watch = watch;
            while (Next() is { } turn)
                RunTurn(turn, watch, context);
            lock (_turns)
                _watch = null;
        }

        JSGlobalContextRelease(native);
        JSContextGroupRelease(group);
        _completion.TrySetResult();
    }

    private Turn? Next()
    {
        lock (_turns)
        {
            while (_turns.Count == 0 && !_isStopping)
                Monitor.Wait(_turns);
            return _isStopping ? null : _turns.Dequeue();
        }
    }

    private void RunTurn(Turn turn, TurnWatch watch, JavaScriptCoreContext context)
    {
        watch.Begin();
        try
        {
            turn.Work(context);
            if (watch.Stopped is { } stopped)
                StopForGood(stopped);
        }
        catch (Exception thrown)
        {
            turn.Failed(thrown);
            if (watch.Stopped is { Kind: ScriptErrorKind.HeapLimit } stopped)
                StopForGood(stopped);
        }
    }

    // Stopped outside of a call of ours: in microtasks, which would go on with the next turn. Or out of memory, which nothing gives back.
    private void StopForGood(ScriptError error)
    {
        bool isDisposing;
        lock (_turns)
            isDisposing = _isStopping;
        if (!isDisposing)
            _options.UnhandledError?.Invoke(error);
        Stop();
    }

    private sealed record Turn(Action<IScriptContext> Work, Action<Exception> Failed);
}
