using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>An engine whose context lives in a child. Its queue, its timers and its host functions are here.</summary>
internal sealed class IsolatedEngine : EngineLoop
{
    private readonly ChildPool _pool;
    private readonly ChildProcess _child;
    private readonly ScriptEngineOptions _options;
    private readonly LoopHooks _hooks;
    private IsolatedContext? _context;
    private volatile bool _abandoned;

    public IsolatedEngine(ScriptEngineOptions options, ChildPool pool)
        : base(options)
    {
        _options = options;
        _pool = pool;
        _child = pool.Take();
        _hooks = new LoopHooks(Timers.Start, Timers.Stop, message => options.Console?.Invoke(message), Report);
        Start();
        pool.Watch(new ChildWatch(_child, options, () => Add(new Probe())) { Engine = this });
    }

    /// <summary>Where the context lives.</summary>
    public ChildProcess Child => _child;

    protected override void Open()
    {
        _context = new IsolatedContext(_child, _options, _hooks, Timers, () => _abandoned ? Gone() : null);
        _context.Start();
    }

    protected override void Take(Turn turn)
    {
        Exception? failure = null;
        try
        {
            turn.Execute(_context!);
        }
        catch (Exception error)
        {
            failure = error;
        }

        var end = EndTurn();
        Finish(failure, end.Limit, end.Fatal);
    }

    protected override void Fire(int timer) => _context!.Fire(timer);

    protected override void Abandon()
    {
        _abandoned = true;
        _child.Kill(reason: null);
    }

    protected override void Close() => _ = _pool.GiveBack(_child);

    private TurnEnd EndTurn()
    {
        try
        {
            return _context!.EndTurn();
        }
        catch (ScriptException lost)
        {
            return new TurnEnd(lost.Error, lost.Error);
        }
        catch (ObjectDisposedException)
        {
            // The work itself was over before the engine was given up.
            return default;
        }
    }

    /// <summary>Finds out on the loop that the child is gone.</summary>
    private sealed class Probe : Turn
    {
        public override void Execute(IScriptContext context) => _ = context.HeapBytes;

        public override void Finish(Exception? failure)
        {
        }
    }
}
