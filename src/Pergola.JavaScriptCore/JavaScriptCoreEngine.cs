using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>One context on a thread of its own.</summary>
internal sealed class JavaScriptCoreEngine : EngineLoop
{
    private readonly LoopHooks _hooks;
    private readonly TurnWatch _watch;
    private JavaScriptCoreContext? _context;
    private LoopServices? _services;

    public JavaScriptCoreEngine(ScriptEngineOptions options)
        : base(options)
    {
        _watch = new TurnWatch(options);
        _hooks = new LoopHooks(Timers.Start, Timers.Stop, message => options.Console?.Invoke(message), Report);
        Start();
    }

    protected override void Open()
    {
        _context = new JavaScriptCoreContext(_watch);
        _services = new LoopServices(_context, _hooks);
    }

    protected override void Take(Turn turn)
    {
        Exception? failure = null;
        _watch.BeginTurn();
        JavaScriptCoreApi.JSLock(_context!.Handle);
        try
        {
            turn.Execute(_context);
        }
        catch (Exception error)
        {
            failure = error;
        }

        var end = _watch.EndTurn(_context);
        Finish(turn, failure, end.Limit, end.Fatal);
    }

    protected override void Fire(int timer) => _services!.Fire(timer);

    protected override void Abandon() => _watch.Abandon();

    protected override void Close()
    {
        _services?.Dispose();
        _context?.Dispose();
    }
}
