using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>The context of one engine. Used on its thread only.</summary>
internal sealed unsafe class JavaScriptCoreContext : IScriptContext, IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly TurnWatch _watch;
    private readonly HostFunctionTable _functions;
    private readonly Dictionary<string, nint> _names = new(StringComparer.Ordinal);
    private readonly nint _group;
    private readonly nint _global;
    private readonly nint _drain;

    public JavaScriptCoreContext(TurnWatch watch)
    {
        _watch = watch;
        _group = JSContextGroupCreate();
        Handle = JSGlobalContextCreateInGroup(_group, 0);
        _global = JSContextGetGlobalObject(Handle);
        _functions = new HostFunctionTable(watch);
        _functions.Bind();
        watch.Bind(_group, Handle);
        _drain = JSObjectMakeFunctionWithCallback(Handle, 0, &DrainInside);
        JSValueProtect(Handle, _drain);
    }

    /// <summary>The JSGlobalContextRef.</summary>
    public nint Handle { get; }

    public long HeapBytes
    {
        get
        {
            EnsureOnLoop();
            return _watch.HeapBytes();
        }
    }

    public ScriptValue Evaluate(string source, string sourceName)
    {
        EnsureOnLoop();
        return Result(EvaluateNative(source, sourceName));
    }

    public ScriptValue Call(string function, params ReadOnlySpan<ScriptValue> arguments)
    {
        EnsureOnLoop();
        nint exception = 0;
        var target = JSObjectGetProperty(Handle, _global, Name(function), &exception);
        Throw(exception);
        if (JSValueGetType(Handle, target) != JavaScriptCoreApi.ValueType.Object || JSObjectIsFunction(Handle, target) == 0)
            throw new ScriptException(new ScriptError(ScriptErrorKind.Thrown, $"TypeError: there is no global function '{function}'"));
        return Result(Invoke(target, arguments));
    }

    public void Define(string name, HostFunction function)
    {
        EnsureOnLoop();
        nint exception = 0;
        JSObjectSetProperty(Handle, _global, Name(name), MakeFunction(function), DontEnum, &exception);
        Throw(exception);
    }

    public T Uncounted<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            _watch.Extend(Stopwatch.GetTimestamp() - start);
        }
    }

    public nint MakeFunction(HostFunction function) => _functions.Make(Handle, function);

    public nint EvaluateNative(string source, string sourceName)
    {
        nint exception = 0;
        nint script = NativeText.Create(source), url = NativeText.Create(sourceName);
        var value = JSEvaluateScript(Handle, script, 0, url, 1, &exception);
        JSStringRelease(script);
        JSStringRelease(url);
        Throw(exception);
        return value;
    }

    public nint Invoke(nint function, ReadOnlySpan<ScriptValue> arguments)
    {
        if (arguments.Length > 64)
            throw new ArgumentException("A script function takes at most 64 arguments; pass JSON text instead.", nameof(arguments));
        var values = stackalloc nint[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            values[i] = ValueConversion.ToNative(Handle, arguments[i]);
        return InvokeNative(function, values, arguments.Length);
    }

    public nint InvokeNative(nint function, nint* arguments, int count)
    {
        nint exception = 0;
        var value = JSObjectCallAsFunction(Handle, function, 0, (nuint)count, arguments, &exception);
        Throw(exception);
        return value;
    }

    /// <summary>
    /// Runs the microtasks of the turn inside one call. By itself the library runs them when its lock is released, each as an
    /// entry of its own with a new time limit: an endless chain of awaits would never be asked about, and each one would pay
    /// for the clock. How it ended, the watch knows.
    /// </summary>
    public void Drain()
    {
        nint exception = 0;
        JSObjectCallAsFunction(Handle, _drain, 0, 0, null, &exception);
    }

    /// <summary>
    /// Gives back what can be made again: machine code and bytecode, garbage, and free memory of the allocator. The library does it by timers of a run loop that is not here.
    /// </summary>
    public void Rest()
    {
        JSLock(Handle);
        if (JavaScriptCoreLibrary.DeleteAllCode != null)
            JavaScriptCoreLibrary.DeleteAllCode(_group, JavaScriptCoreLibrary.IfNotCollecting);
        JSSynchronousGarbageCollectForDebugging(Handle);
        JSUnlock(Handle);
        if (JavaScriptCoreLibrary.ReleaseFreeMemory != null)
            JavaScriptCoreLibrary.ReleaseFreeMemory();
    }

    public void Dispose()
    {
        JSValueUnprotect(Handle, _drain);
        foreach (var name in _names.Values)
            JSStringRelease(name);
        JSGlobalContextRelease(Handle);
        JSContextGroupRelease(_group);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint DrainInside(nint context, nint function, nint thisObject, nuint count, nint* arguments, nint* exception)
    {
        if (JavaScriptCoreLibrary.DrainMicrotasks != null)
        {
            // The library gives up its lock while a function of the host runs.
            JSLock(context);
            JavaScriptCoreLibrary.DrainMicrotasks(JSContextGetGroup(context));
            JSUnlock(context);
        }

        return JSValueMakeUndefined(context);
    }

    /// <summary>A result that JSON cannot express, such as a circular object, is not the caller's mistake: it comes as undefined.</summary>
    private ScriptValue Result(nint value)
    {
        nint exception = 0;
        var result = ValueConversion.FromNative(Handle, value, &exception);
        if (exception != 0 && _watch.Stopped is { } stopped)
            throw new ScriptException(stopped);
        return result;
    }

    private void Throw(nint exception)
    {
        if (exception == 0)
            return;
        ObjectDisposedException.ThrowIf(_watch.Abandoned, typeof(IScriptEngine));
        throw new ScriptException(_watch.Stopped ?? ErrorReader.Read(Handle, exception, ScriptErrorKind.Thrown));
    }

    private nint Name(string name)
    {
        if (!_names.TryGetValue(name, out var text))
            _names.Add(name, text = NativeText.Create(name));
        return text;
    }

    private void EnsureOnLoop()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("The script context was used off its engine's loop. Use IScriptEngine.RunAsync or Post.");
    }
}
