using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>Turns what JavaScript threw into data. What was thrown is the program's own: each read of it may throw again.</summary>
internal static unsafe class ErrorReader
{
    public static ScriptError Read(nint context, nint thrown, ScriptErrorKind kind)
    {
        var isObject = JSValueGetType(context, thrown) == JavaScriptCoreApi.ValueType.Object;
        var message = Text(context, thrown) ?? "an error that cannot be shown";
        if (!isObject)
            return new ScriptError(kind, message);

        if (message.StartsWith("[object ", StringComparison.Ordinal) && Json(context, thrown) is { } json)
            message = json;
        var stack = Property(context, thrown, "stack") is { } s && JSValueGetType(context, s) == JavaScriptCoreApi.ValueType.String ? Text(context, s) : null;
        var source = Property(context, thrown, "sourceURL") is { } url && JSValueGetType(context, url) == JavaScriptCoreApi.ValueType.String ? Text(context, url) : null;
        return new ScriptError(kind, message, stack, string.IsNullOrEmpty(source) ? null : source, Number(context, thrown, "line"), Number(context, thrown, "column"));
    }

    private static string? Text(nint context, nint value)
    {
        nint exception = 0;
        if (JSValueGetType(context, value) == JavaScriptCoreApi.ValueType.Symbol)
            return "Symbol";
        var text = JSValueToStringCopy(context, value, &exception);
        return text == 0 ? null : NativeText.Take(text);
    }

    private static string? Json(nint context, nint value)
    {
        nint exception = 0;
        var text = JSValueCreateJSONString(context, value, 0, &exception);
        return text == 0 ? null : NativeText.Take(text);
    }

    private static int Number(nint context, nint instance, string name) =>
        Property(context, instance, name) is { } value && JSValueGetType(context, value) == JavaScriptCoreApi.ValueType.Number
            ? (int)Math.Clamp(JSValueToNumber(context, value, null), 0, int.MaxValue)
            : 0;

    private static nint? Property(nint context, nint instance, string name)
    {
        nint exception = 0;
        var text = NativeText.Create(name);
        var value = JSObjectGetProperty(context, instance, text, &exception);
        JSStringRelease(text);
        return exception == 0 && value != 0 ? value : null;
    }
}
