using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore;

/// <summary>Primitives cross as they are, objects as their JSON text.</summary>
internal static unsafe class ValueConversion
{
    public static nint ToNative(nint context, in ScriptValue value)
    {
        switch (value.Kind)
        {
            case ScriptValueKind.Null:
                return JSValueMakeNull(context);
            case ScriptValueKind.Boolean:
                return JSValueMakeBoolean(context, value.IsTrue ? (byte)1 : (byte)0);
            case ScriptValueKind.Number:
                return JSValueMakeNumber(context, value.AsNumber());
            case ScriptValueKind.String:
                var text = NativeText.Create(value.AsString()!);
                var result = JSValueMakeString(context, text);
                JSStringRelease(text);
                return result;
            default:
                return JSValueMakeUndefined(context);
        }
    }

    /// <summary>Reads a value; <paramref name="exception"/> is set when a <c>toJSON</c> throws or the object is circular.</summary>
    public static ScriptValue FromNative(nint context, nint value, nint* exception)
    {
        switch (JSValueGetType(context, value))
        {
            case JavaScriptCoreApi.ValueType.Null:
                return ScriptValue.Null;
            case JavaScriptCoreApi.ValueType.Boolean:
                return ScriptValue.From(JSValueToBoolean(context, value) != 0);
            case JavaScriptCoreApi.ValueType.Number:
                return ScriptValue.From(JSValueToNumber(context, value, null));
            case JavaScriptCoreApi.ValueType.String:
            case JavaScriptCoreApi.ValueType.BigInt:
                var text = JSValueToStringCopy(context, value, exception);
                return text == 0 ? ScriptValue.Undefined : ScriptValue.From(NativeText.Take(text));
            case JavaScriptCoreApi.ValueType.Object:
                var json = JSValueCreateJSONString(context, value, 0, exception);
                return json == 0 ? ScriptValue.Undefined : ScriptValue.From(NativeText.Take(json));
            default:
                return ScriptValue.Undefined;
        }
    }
}
