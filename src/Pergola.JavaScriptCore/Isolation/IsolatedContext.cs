using System.Runtime.CompilerServices;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The context of an engine whose scripts run in a child. Used on the engine's loop only.</summary>
internal sealed class IsolatedContext(ChildProcess child, ScriptEngineOptions options, LoopHooks hooks, TimerSchedule timers, Func<ObjectDisposedException?> abandoned) : IScriptContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<HostFunction> _functions = [];
    private bool _inTurn;
    private ScriptError? _lost;

    public long HeapBytes
    {
        get
        {
            Begin(MessageKind.HeapBytes).End();
            return (long)Result().AsNumber();
        }
    }

    /// <summary>Gives the child its limits.</summary>
    public void Start()
    {
        ChildLimits.Write(child.Writer, options);
        Result();
    }

    public ScriptValue Evaluate(string source, string sourceName)
    {
        Begin(MessageKind.Evaluate).Text(source).Text(sourceName).End();
        return Result();
    }

    public ScriptValue Call(string function, params ReadOnlySpan<ScriptValue> arguments)
    {
        if (arguments.Length > 64)
            throw new ArgumentException("A script function takes at most 64 arguments; pass JSON text instead.", nameof(arguments));
        Begin(MessageKind.Call).Text(function).Values(arguments).End();
        return Result();
    }

    public void Define(string name, HostFunction function)
    {
        var writer = Begin(MessageKind.Define);
        _functions.Add(function);
        writer.Text(name).End();
        Result();
    }

    public void Fire(int timer)
    {
        Begin(MessageKind.Fire).Number(timer).End();
        Result();
    }

    /// <summary>Has the microtasks of the turn run.</summary>
    /// <exception cref="ScriptException">The child is gone.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed meanwhile.</exception>
    public TurnEnd EndTurn()
    {
        if (_lost is { } lost)
            throw new ScriptException(lost);
        if (!_inTurn)
            return default;
        _inTurn = false;
        child.Writer.Begin(MessageKind.EndTurn).End();
        return Await(MessageKind.TurnEnded, static reader => new TurnEnd(reader.ErrorOrNothing(), reader.ErrorOrNothing()));
    }

    private MessageWriter Begin(MessageKind kind)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("The script context was used off its engine's loop. Use IScriptEngine.RunAsync or Post.");
        if (!_inTurn)
        {
            _inTurn = true;
            child.BeginTurn();
        }

        return child.Writer.Begin(kind);
    }

    private ScriptValue Result() => Await(MessageKind.Result, static reader => reader.Value());

    /// <summary>Sends what was written, and does what the child asks for until it answers.</summary>
    private T Await<T>(MessageKind wanted, Func<MessageReader, T> read)
    {
        try
        {
            while (true)
            {
                var kind = child.Ask();
                if (kind == wanted)
                    return read(child.Reader);
                if (kind == MessageKind.Failed && wanted == MessageKind.Result)
                    throw new ScriptException(child.Reader.Error());
                Serve(kind);
            }
        }
        catch (ChannelException gone)
        {
            throw Lost(gone);
        }
    }

    private void Serve(MessageKind kind)
    {
        var reader = child.Reader;
        switch (kind)
        {
            case MessageKind.HostCall:
                Answer(reader.Number(), reader.Values());
                break;
            case MessageKind.Console:
                hooks.Print(new ScriptConsoleMessage(reader.Text(), reader.Text()));
                break;
            case MessageKind.Unhandled:
                hooks.Report(reader.Error());
                break;
            case MessageKind.StartTimer:
                StartTimer(reader.Number(), reader.Double(), reader.Boolean());
                break;
            case MessageKind.StopTimer:
                timers.Stop(reader.Number());
                break;
            default:
                throw ChannelException.Foreign($"It sent {kind} where it cannot be.");
        }
    }

    private void StartTimer(int id, double milliseconds, bool repeats)
    {
        try
        {
            timers.Start(id, milliseconds, repeats);
        }
        catch (InvalidOperationException wrong)
        {
            // The child counts for itself: one that passes the limit is not in its own hands.
            throw ChannelException.Foreign(wrong.Message);
        }
    }

    private void Answer(int number, ScriptValue[] arguments)
    {
        if (number < 0 || number >= _functions.Count)
            throw ChannelException.Foreign("It called a function that was never defined.");
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var value = _functions[number](arguments);
            child.Writer.Begin(MessageKind.Return).Value(value).End();
        }
        catch (InsufficientExecutionStackException)
        {
            child.Writer.Begin(MessageKind.Throw).Text("Maximum call stack size exceeded.").End();
        }
        catch (Exception error) when (_lost is null)
        {
            child.Writer.Begin(MessageKind.Throw).Text(error.Message).End();
        }
    }

    private Exception Lost(ChannelException gone)
    {
        if (abandoned() is { } disposed)
            return disposed;
        if (gone.IsForeign)
            child.Kill($"its process broke the rules of its channel ({gone.Message})");
        _lost ??= new ScriptError(ScriptErrorKind.ProcessLost, $"The script was stopped: {child.Reason ?? "its process ended"}.");
        return new ScriptException(_lost);
    }
}
