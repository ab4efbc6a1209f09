using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>What a context has beside the language: timers, the console, and the report of rejections that nobody handled.</summary>
internal sealed unsafe class LoopServices : IDisposable
{
    private readonly JavaScriptCoreContext _context;
    private readonly nint _fire;

    public LoopServices(JavaScriptCoreContext context, LoopHooks hooks)
    {
        _context = context;
        var functions = stackalloc nint[]
        {
            context.MakeFunction(args => ScriptValue.From(hooks.StartTimer(args[0].AsNumber(), args[1].IsTrue))),
            context.MakeFunction(args => StopTimer(hooks, (int)args[0].AsNumber())),
            context.MakeFunction(args => Print(hooks, args)),
            context.MakeFunction(args => Rejected(hooks, args)),
        };
        var setUp = context.EvaluateNative(Prelude.Source, Prelude.SourceName);
        var made = context.InvokeNative(setUp, functions, 4);
        _fire = JSObjectGetPropertyAtIndex(context.Handle, made, 0, null);
        JSValueProtect(context.Handle, _fire);
        JSGlobalContextSetUnhandledRejectionCallback(context.Handle, JSObjectGetPropertyAtIndex(context.Handle, made, 1, null), null);
    }

    /// <summary>Runs a timer's function.</summary>
    public void Fire(int id) => _context.Invoke(_fire, [ScriptValue.From(id)]);

    public void Dispose() => JSValueUnprotect(_context.Handle, _fire);

    private static ScriptValue StopTimer(LoopHooks hooks, int id)
    {
        hooks.StopTimer(id);
        return ScriptValue.Undefined;
    }

    private static ScriptValue Print(LoopHooks hooks, ReadOnlySpan<ScriptValue> args)
    {
        hooks.Print(new ScriptConsoleMessage(args[0].AsString()!, args[1].AsString()!));
        return ScriptValue.Undefined;
    }

    private static ScriptValue Rejected(LoopHooks hooks, ReadOnlySpan<ScriptValue> args)
    {
        hooks.Report(new ScriptError(ScriptErrorKind.UnhandledRejection, args[0].AsString()!, args[1].AsString(), args[2].AsString(), (int)args[3].AsNumber(), (int)args[4].AsNumber()));
        return ScriptValue.Undefined;
    }
}

/// <summary>Where the timers are kept, and who hears the console and the errors.</summary>
/// <param name="StartTimer">Starts a timer of so many milliseconds, once or again and again, and returns its number.</param>
/// <param name="StopTimer">Stops a timer, also one that is over.</param>
/// <param name="Print">Takes a console message.</param>
/// <param name="Report">Takes an error that nobody handled.</param>
internal sealed record LoopHooks(Func<double, bool, int> StartTimer, Action<int> StopTimer, Action<ScriptConsoleMessage> Print, Action<ScriptError> Report);
