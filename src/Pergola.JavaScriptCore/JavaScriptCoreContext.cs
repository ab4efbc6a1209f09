using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>One context, as work on its loop sees it.</summary>
internal sealed unsafe class JavaScriptCoreContext : IScriptContext, IDisposable
{
    private readonly nint _context;
    private readonly nint _global;
    private readonly TurnWatch _watch;
    private readonly HostFunctions _functions;
    // The names of functions that are called often stay native texts.
    private readonly Dictionary<string, nint> _names = new(StringComparer.Ordinal);

    public JavaScriptCoreContext(nint context, TurnWatch watch, EngineTimers timers, ScriptEngineOptions options)
    {
        _context = context;
        _global = JSContextGetGlobalObject(context);
        _watch = watch;
        _functions = new HostFunctions(context);
        RunPrelude(timers, options);
    }

    public long HeapBytes => TurnWatch.HeapBytes(_context);

    public ScriptValue Evaluate(string source, string sourceName) => NativeValues.FromNative(_context, EvaluateNative(source, sourceName));

    public ScriptValue Call(string function, params ReadOnlySpan<ScriptValue> arguments)
    {
        if (!_names.TryGetValue(function, out var name))
            _names[function] = name = NativeValues.NewText(function);
        nint exception = 0;
        var target = JSObjectGetProperty(_context, _global, name, &exception);
        if (exception != 0 || JSValueGetType(_context, target) != JavaScriptCoreApi.ValueType.Object || JSObjectIsFunction(_context, target) == 0)
            throw new ScriptException(new ScriptError(ScriptErrorKind.Thrown, $"ReferenceError: there is no global function {function}"));
        var values = stackalloc nint[arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
            values[index] = NativeValues.ToNative(_context, arguments[index]);
        var result = JSObjectCallAsFunction(_context, target, 0, (nuint)arguments.Length, values, &exception);
        ThrowIfFailed(exception);
        return NativeValues.FromNative(_context, result);
    }

    public void Define(string name, HostFunction function) => Set(_global, name, _functions.Make(function));

    public void Dispose()
    {
        foreach (var name in _names.Values)
            JSStringRelease(name);
        _functions.Dispose();
    }

    private nint EvaluateNative(string source, string sourceName)
    {
        var script = NativeValues.NewText(source);
        var name = NativeValues.NewText(sourceName);
        nint exception = 0;
        var value = JSEvaluateScript(_context, script, 0, name, 1, &exception);
        JSStringRelease(script);
        JSStringRelease(name);
        ThrowIfFailed(exception);
        return value;
    }

    private void ThrowIfFailed(nint exception)
    {
        if (exception == 0)
            return;
        throw new ScriptException(_watch.Stopped ?? ScriptErrors.Read(_context, exception));
    }

    private void Set(nint target, string name, nint value)
    {
        var text = NativeValues.NewText(name);
        JSObjectSetProperty(_context, target, text, value, 0, null);
        JSStringRelease(text);
    }

    private void RunPrelude(EngineTimers timers, ScriptEngineOptions options)
    {
        var host = JSObjectMake(_context, 0, 0);
        Set(_global, "__prelude", host);
        Set(host, "startTimer", _functions.Make(a =>
        {
            timers.Start((int)a[0].AsNumber(), a[1].AsNumber(), a[2].IsTrue);
            return default;
        }));
        Set(host, "stopTimer", _functions.Make(a =>
        {
            timers.Stop((int)a[0].AsNumber());
            return default;
        }));
        Set(host, "log", _functions.Make(a =>
        {
            options.Console?.Invoke(new ScriptConsoleMessage(a[0].ToString(), a[1].ToString()));
            return default;
        }));
        Set(host, "reject", _functions.Make(a =>
        {
            options.UnhandledError?.Invoke(new ScriptError(
                ScriptErrorKind.UnhandledRejection, a[0].ToString(), a[1].AsString(), a[2].AsString(), Whole(a[3]), Whole(a[4])));
            return default;
        }));
        JSGlobalContextSetUnhandledRejectionCallback(_context, EvaluateNative(Prelude.Source, "pergola:prelude"), null);
    }

    private static int Whole(ScriptValue value) => value.AsNumber() is > 0 and < int.MaxValue and var number ? (int)number : 0;
}
