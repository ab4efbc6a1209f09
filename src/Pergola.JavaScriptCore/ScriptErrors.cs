using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>Reads what JavaScript threw.</summary>
internal static unsafe class ScriptErrors
{
    public static ScriptError Read(nint context, nint thrown, ScriptErrorKind kind = ScriptErrorKind.Thrown)
    {
        nint exception = 0;
        var message = NativeValues.TakeText(JSValueToStringCopy(context, thrown, &exception)) ?? "A value was thrown that cannot be shown.";
        if (JSValueGetType(context, thrown) != JavaScriptCoreApi.ValueType.Object)
            return new ScriptError(kind, message);
        return new ScriptError(kind, message, Text(context, thrown, "stack"), Text(context, thrown, "sourceURL"), Number(context, thrown, "line"), Number(context, thrown, "column"));
    }

    private static string? Text(nint context, nint error, string name) =>
        NativeValues.FromNative(context, NativeValues.Property(context, error, name)).AsString() is { Length: > 0 } text ? text : null;

    private static int Number(nint context, nint error, string name) =>
        NativeValues.FromNative(context, NativeValues.Property(context, error, name)).AsNumber() is > 0 and < int.MaxValue and var number ? (int)number : 0;
}
