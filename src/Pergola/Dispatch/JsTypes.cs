using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pergola.Dispatch;

/// <summary>The type of a parameter, as JavaScript names it.</summary>
internal enum JsType
{
    Any,
    String,
    Number,
    Boolean,
    Array,
    Object,
}

/// <summary>Which JavaScript type a C# type is written as.</summary>
internal static class JsTypes
{
    /// <summary>The type that the contract expects.</summary>
    public static JsType Of(JsonTypeInfo info)
    {
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Enumerable: return JsType.Array;
            case JsonTypeInfoKind.Dictionary or JsonTypeInfoKind.Object when info.Type != typeof(object): return JsType.Object;
        }

        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(bool)) return JsType.Boolean;
        if (type == typeof(string) || type == typeof(byte[]) || type == typeof(DateTimeOffset) || type == typeof(Uri)) return JsType.String;
        if (type.IsEnum) return OfEnum(type, info);
        return type.IsPrimitive || type == typeof(decimal) ? JsType.Number : JsType.Any;
    }

    /// <summary>The JavaScript name of what the program passed.</summary>
    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Undefined => "Undefined",
        JsonValueKind.Null => "Null",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        _ => kind.ToString(),
    };

    /// <summary>Whether a value of this kind is of the type.</summary>
    public static bool Fits(JsType type, JsonValueKind kind) => type switch
    {
        JsType.Any => true,
        JsType.String => kind == JsonValueKind.String,
        JsType.Number => kind == JsonValueKind.Number,
        JsType.Boolean => kind is JsonValueKind.True or JsonValueKind.False,
        JsType.Array => kind == JsonValueKind.Array,
        _ => kind == JsonValueKind.Object,
    };

    // An enum is a number or a word, as its converter writes it.
    private static JsType OfEnum(Type type, JsonTypeInfo info) =>
        JsonSerializer.SerializeToElement(Enum.ToObject(type, 0), info).ValueKind == JsonValueKind.Number ? JsType.Number : JsType.String;
}
