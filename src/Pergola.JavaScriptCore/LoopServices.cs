using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>What a context has beside the language: timers, the console, and the report of rejections that nobody handled.</summary>
internal sealed unsafe class LoopServices : IDisposable
{
    private readonly JavaScriptCoreContext _context;
    private readonly nint _fire;

    public LoopServices(JavaScriptCoreContext context, ScriptEngineOptions options, Action<ScriptError> report, Action wake)
    {
        _context = context;
        Timers = new TimerSchedule(options, wake);
        var functions = stackalloc nint[]
        {
            context.MakeFunction(args => ScriptValue.From(Timers.Start(args[0].AsNumber(), args[1].IsTrue))),
            context.MakeFunction(args => StopTimer((int)args[0].AsNumber())),
            context.MakeFunction(args => Print(options, args)),
            context.MakeFunction(args => Rejected(report, args)),
        };
        var setUp = context.EvaluateNative(Prelude.Source, Prelude.SourceName);
        var hooks = context.InvokeNative(setUp, functions, 4);
        _fire = JSObjectGetPropertyAtIndex(context.Handle, hooks, 0, null);
        JSValueProtect(context.Handle, _fire);
        JSGlobalContextSetUnhandledRejectionCallback(context.Handle, JSObjectGetPropertyAtIndex(context.Handle, hooks, 1, null), null);
    }

    public TimerSchedule Timers { get; }

    /// <summary>Runs a due timer's function, unless it was stopped since.</summary>
    public void Fire(int id)
    {
        if (!Timers.Take(id))
            return;
        Timers.Arm();
        _context.Invoke(_fire, [ScriptValue.From(id)]);
    }

    public void Dispose()
    {
        Timers.Dispose();
        JSValueUnprotect(_context.Handle, _fire);
    }

    private ScriptValue StopTimer(int id)
    {
        Timers.Stop(id);
        return ScriptValue.Undefined;
    }

    private static ScriptValue Print(ScriptEngineOptions options, ReadOnlySpan<ScriptValue> args)
    {
        options.Console?.Invoke(new ScriptConsoleMessage(args[0].AsString()!, args[1].AsString()!));
        return ScriptValue.Undefined;
    }

    private static ScriptValue Rejected(Action<ScriptError> report, ReadOnlySpan<ScriptValue> args)
    {
        report(new ScriptError(ScriptErrorKind.UnhandledRejection, args[0].AsString()!, args[1].AsString(), args[2].AsString(), (int)args[3].AsNumber(), (int)args[4].AsNumber()));
        return ScriptValue.Undefined;
    }
}
