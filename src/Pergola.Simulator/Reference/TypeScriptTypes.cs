using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Writes JSON contracts as TypeScript types, and collects the records that need an interface of their own.</summary>
internal sealed class TypeScriptTypes
{
    private readonly Dictionary<(Type Type, FieldUse Use), JsonTypeInfo> _records = [];

    /// <summary>The records met so far, by name.</summary>
    public IEnumerable<(JsonTypeInfo Type, FieldUse Use)> Records =>
        _records.OrderBy(r => Name(r.Key.Type, r.Key.Use), StringComparer.Ordinal).Select(r => (r.Value, r.Key.Use));

    /// <summary>The type of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="use">Where its record stands.</param>
    /// <param name="api">For a parameter of an API itself: the declaration, which may know its words and other types that it takes.</param>
    public string Of(ContractField field, FieldUse use, WxApi? api = null)
    {
        var type = Of(field.Type, use, api?.Options.GetValueOrDefault(field.Name));
        if (api?.TakenAsText.TryGetValue(field.Name, out var other) == true)
            type = $"{type} | {Plain(Enum.Parse<JsType>(other.ToString()))}";
        if (use == FieldUse.Param && ParamsContract.InText(field.Property))
            type += " | string";
        return field.MayBeNull ? $"{type} | null" : type;
    }

    /// <summary>The name of a record's interface. A record that is both passed and answered has two.</summary>
    public string Name(Type type, FieldUse use) =>
        use == FieldUse.Param && _records.ContainsKey((type, FieldUse.Result)) ? $"{type.Name}Input" : type.Name;

    /// <summary>Meets a record and all that is inside it.</summary>
    public void Meet(JsonTypeInfo type, FieldUse use)
    {
        while (type.ElementType is { } element)
            type = type.Options.GetTypeInfo(element);
        if (!IsRecord(type) || !_records.TryAdd((type.Type, use), type))
            return;
        foreach (var field in ContractField.Of(type, use))
            Meet(field.Type, use);
    }

    private string Of(JsonTypeInfo type, FieldUse use, IReadOnlyList<string>? words)
    {
        if (type.Kind == JsonTypeInfoKind.Dictionary)
            return $"Record<string, {Element(type, use, null)}>";
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return Element(type, use, words) is var item && item.Contains(' ', StringComparison.Ordinal) ? $"({item})[]" : $"{item}[]";
        if (IsRecord(type))
            return Name(type.Type, use);
        var values = type.Type.IsEnum ? EnumValues(type) : words?.Select(w => $"\"{w}\"");
        return values is not null ? string.Join(" | ", values) : Plain(JsTypes.Of(type));
    }

    private string Element(JsonTypeInfo type, FieldUse use, IReadOnlyList<string>? words) => Of(type.Options.GetTypeInfo(type.ElementType!), use, words);

    private static string Plain(JsType type) => type switch
    {
        JsType.String => "string",
        JsType.Number => "number",
        JsType.Boolean => "boolean",
        JsType.Array => "any[]",
        JsType.Object => "Record<string, any>",
        _ => "any",
    };

    private static IEnumerable<string> EnumValues(JsonTypeInfo type) => Enum.GetValuesAsUnderlyingType(type.Type).Cast<object>().Select(v => JsonSerializer.Serialize(Enum.ToObject(type.Type, v), type));

    private static bool IsRecord(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object && type.Type != typeof(object);
}
