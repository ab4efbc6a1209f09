using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>One context on a thread of its own.</summary>
internal sealed class JavaScriptCoreEngine : EngineLoop
{
    private readonly LoopHooks _hooks;
    private readonly ScriptEngineOptions _options;
    private readonly TurnWatch _watch;
    private StuckWatch? _stuck;
    private PostedTurn? _rest;
    private JavaScriptCoreContext? _context;
    private LoopServices? _services;

    public JavaScriptCoreEngine(ScriptEngineOptions options)
        : base(options)
    {
        _options = options;
        _watch = new TurnWatch(options);
        _hooks = new LoopHooks(Timers.Start, Timers.Stop, message => options.Console?.Invoke(message), Report);
        Start();
    }

    protected override Turn Rest => _rest ??= new PostedTurn(_ => _context?.Rest(), Report);

    protected override void Open()
    {
        _context = new JavaScriptCoreContext(_watch);
        _services = new LoopServices(_context, _hooks);
        _stuck = new StuckWatch(_options.TurnLimit, () => GiveUp(Stuck()));
    }

    protected override void Take(Turn turn)
    {
        Exception? failure = null;
        _stuck!.Step();
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
        _stuck.Step();
        Finish(failure, end.Limit, end.Fatal);
    }

    protected override void Fire(int timer) => _services!.Fire(timer);

    protected override void Abandon() => _watch.Abandon();

    protected override void Close()
    {
        _stuck?.Dispose();
        _services?.Dispose();
        _context?.Dispose();
    }

    private ScriptError Stuck() => new(
        ScriptErrorKind.TimeLimit,
        $"The script was stopped: it ran longer than {_options.TurnLimit.TotalMilliseconds:0} ms without a pause, where the engine cannot interrupt it, such as in a regular expression. "
        + "It keeps one processor busy until the host ends. Code that is not trusted belongs into a process of its own: AddIsolatedJavaScriptCore.");
}
