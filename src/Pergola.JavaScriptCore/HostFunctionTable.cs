using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>The C# functions that one engine's scripts can call. A function object holds only its number in this table.</summary>
internal sealed unsafe class HostFunctionTable(TurnWatch watch)
{
    private static readonly nint Class = CreateClass();

    /// <summary>An engine never leaves its thread, so the thread says whose call it is: no handles to leak.</summary>
    [ThreadStatic] private static HostFunctionTable? _current;

    private readonly TurnWatch _watch = watch;
    private readonly List<HostFunction> _functions = [];

    public void Bind() => _current = this;

    /// <summary>A function object, typeof <c>function</c>, that calls <paramref name="function"/>.</summary>
    public nint Make(nint context, HostFunction function)
    {
        _functions.Add(function);
        var instance = JSObjectMake(context, Class, _functions.Count);
        JSObjectSetPrototype(context, instance, FunctionPrototype(context));
        return instance;
    }

    private static nint FunctionPrototype(nint context)
    {
        var source = NativeText.Create("Function.prototype");
        var prototype = JSEvaluateScript(context, source, 0, 0, 1, null);
        JSStringRelease(source);
        return prototype;
    }

    private static nint CreateClass()
    {
        var definition = new ClassDefinition { CallAsFunction = &Called };
        return JSClassCreate(&definition);
    }

    /// <summary>No C# exception may cross JavaScriptCore's frames: each becomes a JavaScript <c>Error</c> with its message.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Called(nint context, nint function, nint thisObject, nuint count, nint* arguments, nint* exception)
    {
        try
        {
            return _current!.Call(context, (int)JSObjectGetPrivate(function), (int)count, arguments, exception);
        }
        catch (Exception error)
        {
            *exception = MakeError(context, error.Message);
            return JSValueMakeUndefined(context);
        }
        finally
        {
            // A script that was stopped inside this call must not go on by catching the error.
            if (_current!._watch.IsStopping)
                _current._watch.CheckNow();
        }
    }

    private nint Call(nint context, int number, int count, nint* arguments, nint* exception)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidOperationException("Maximum call stack size exceeded.");

        Buffer8 buffer = default;
        var values = count <= 8 ? ((Span<ScriptValue>)buffer)[..count] : new ScriptValue[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ValueConversion.FromNative(context, arguments[i], exception);
            if (*exception != 0)
                return JSValueMakeUndefined(context);
        }

        return ValueConversion.ToNative(context, _functions[number - 1](values));
    }

    private static nint MakeError(nint context, string message)
    {
        var text = ValueConversion.ToNative(context, ScriptValue.From(message));
        return JSObjectMakeError(context, 1, &text, null);
    }

    [InlineArray(8)]
    private struct Buffer8
    {
        private ScriptValue _first;
    }
}
