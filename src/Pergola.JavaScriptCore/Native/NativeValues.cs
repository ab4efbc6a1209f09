using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Carries primitives between C# and a context, and texts as UTF-16 without a detour.</summary>
internal static unsafe class NativeValues
{
    /// <summary>A JSString; the caller releases it.</summary>
    public static nint NewText(string value)
    {
        fixed (char* characters = value)
            return JSStringCreateWithCharacters(characters, (nuint)value.Length);
    }

    /// <summary>The text of a JSString, which is released.</summary>
    public static string? TakeText(nint text)
    {
        if (text == 0)
            return null;
        var value = new string(JSStringGetCharactersPtr(text), 0, checked((int)JSStringGetLength(text)));
        JSStringRelease(text);
        return value;
    }

    public static nint ToNative(nint context, ScriptValue value)
    {
        switch (value.Kind)
        {
            case ScriptValueKind.Null: return JSValueMakeNull(context);
            case ScriptValueKind.Boolean: return JSValueMakeBoolean(context, value.IsTrue ? (byte)1 : (byte)0);
            case ScriptValueKind.Number: return JSValueMakeNumber(context, value.AsNumber());
            case ScriptValueKind.String:
                var text = NewText(value.AsString()!);
                var made = JSValueMakeString(context, text);
                JSStringRelease(text);
                return made;
            default: return JSValueMakeUndefined(context);
        }
    }

    /// <summary>A primitive as it is; objects and symbols are undefined, since only primitives cross.</summary>
    public static ScriptValue FromNative(nint context, nint value) => value == 0 ? ScriptValue.Undefined : JSValueGetType(context, value) switch
    {
        JavaScriptCoreApi.ValueType.Null => ScriptValue.Null,
        JavaScriptCoreApi.ValueType.Boolean => ScriptValue.From(JSValueToBoolean(context, value) != 0),
        JavaScriptCoreApi.ValueType.Number => ScriptValue.From(JSValueToNumber(context, value, null)),
        JavaScriptCoreApi.ValueType.String => ScriptValue.From(TakeText(JSValueToStringCopy(context, value, null))),
        _ => ScriptValue.Undefined,
    };

    /// <summary>A property of an object; 0 when reading it threw.</summary>
    public static nint Property(nint context, nint target, string name)
    {
        var text = NewText(name);
        nint exception = 0;
        var value = JSObjectGetProperty(context, target, text, &exception);
        JSStringRelease(text);
        return exception == 0 ? value : 0;
    }
}
