using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>The functions of C# that a context's scripts can call. No exception of theirs crosses native frames.</summary>
internal sealed unsafe class HostFunctions(nint context) : IDisposable
{
    private static readonly Lazy<nint> FunctionClass = new(static () =>
    {
        var definition = new ClassDefinition { CallAsFunction = &Invoke };
        return JSClassCreate(&definition);
    });

    private readonly List<GCHandle> _handles = [];

    /// <summary>A function object; it lives as long as the context.</summary>
    public nint Make(HostFunction function)
    {
        var handle = GCHandle.Alloc(function);
        _handles.Add(handle);
        return JSObjectMake(context, FunctionClass.Value, GCHandle.ToIntPtr(handle));
    }

    public void Dispose()
    {
        foreach (var handle in _handles)
            handle.Free();
        _handles.Clear();
    }

    [UnmanagedCallersOnly]
    private static nint Invoke(nint context, nint function, nint self, nuint count, nint* arguments, nint* exception)
    {
        try
        {
            var host = (HostFunction)GCHandle.FromIntPtr(JSObjectGetPrivate(function)).Target!;
            Arguments values = default;
            var given = Math.Min((int)count, Arguments.Length);
            for (var index = 0; index < given; index++)
                values[index] = NativeValues.FromNative(context, arguments[index]);
            return NativeValues.ToNative(context, host(((ReadOnlySpan<ScriptValue>)values)[..given]));
        }
        catch (Exception thrown)
        {
            // The host function is our own code; its message is for the program, its stack is not.
            var message = NativeValues.ToNative(context, ScriptValue.From(thrown.Message));
            *exception = JSObjectMakeError(context, 1, &message, null);
            return 0;
        }
    }

    /// <summary>Arguments on the stack: host functions take few.</summary>
    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct Arguments
    {
        public const int Length = 8;
        private ScriptValue _first;
    }
}
