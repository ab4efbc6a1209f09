using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Pergola.Dispatch;

/// <summary>The JSON contract of an API's parameters, checked with WeChat's wording before anything else runs.</summary>
internal sealed class ParamsContract
{
    private readonly Field[] _fields;

    public ParamsContract(JsonTypeInfo type)
        : this(type, new ConcurrentDictionary<Type, ParamsContract>())
    {
    }

    private ParamsContract(JsonTypeInfo type, ConcurrentDictionary<Type, ParamsContract> known)
    {
        // Known before its fields are: a type may hold itself.
        known[type.Type] = this;
        _fields = type.Kind == JsonTypeInfoKind.Object ? [.. type.Properties.Where(p => !p.IsExtensionData && p.Set is not null).Select(p => Field.Of(p, known))] : [];
    }

    /// <summary>The fields, in the order of the declaration.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>What is wrong: <c>parameter.desc should be String instead of Undefined;</c>, several joined; null when nothing is.</summary>
    /// <param name="parameters">What the program passed.</param>
    /// <param name="alsoRequired">Names that must be given besides those of the contract.</param>
    /// <param name="takenAsText">Strings that may be of one other type as well; null for none.</param>
    public string? Faults(JsonElement parameters, IReadOnlyList<string> alsoRequired, IReadOnlyDictionary<string, JsonValueKind>? takenAsText = null)
    {
        StringBuilder? faults = null;
        Check(parameters, "parameter", alsoRequired, takenAsText, ref faults);
        return faults?.ToString();
    }

    private void Check(JsonElement value, string path, IReadOnlyList<string> alsoRequired, IReadOnlyDictionary<string, JsonValueKind>? takenAsText, ref StringBuilder? faults)
    {
        foreach (var field in _fields)
        {
            var found = value.TryGetProperty(field.Utf8Name, out var given) ? given.ValueKind : JsonValueKind.Undefined;
            if (found == JsonValueKind.Undefined && !field.IsRequired && !alsoRequired.Contains(field.Name)) continue;
            if (found == JsonValueKind.Null && field.TakesNull) continue;
            if (takenAsText is { Count: > 0 } && takenAsText.TryGetValue(field.Name, out var other) && other == found) continue;
            if (field.TakesNumberInText && found == JsonValueKind.String && double.TryParse(given.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _)) continue;
            field.Value.Check(given, found, path, field.Name, ref faults);
        }
    }

    /// <summary>One parameter.</summary>
    internal sealed record Field(string Name, byte[] Utf8Name, bool IsRequired, bool TakesNull, bool TakesNumberInText, ValueContract Value)
    {
        public static Field Of(JsonPropertyInfo property, ConcurrentDictionary<Type, ParamsContract> known)
        {
            var takesNull = property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;
            // A parameter of a record's constructor without a default must be given, unless it may be null.
            var isArgument = property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false } && !takesNull;
            var contract = ValueContract.Of(property.Options.GetTypeInfo(property.PropertyType), known);
            return new(property.Name, Encoding.UTF8.GetBytes(property.Name), property.IsRequired || isArgument, takesNull, InText(property), contract);
        }
    }

    /// <summary>Whether a number may also be given as text.</summary>
    public static bool InText(JsonPropertyInfo property) => property.NumberHandling?.HasFlag(JsonNumberHandling.AllowReadingFromString) == true;

    /// <summary>What a value must be: its JavaScript type, and what is inside.</summary>
    internal sealed record ValueContract(JsType Type, ParamsContract? Object, ValueContract? Item)
    {
        public static ValueContract Of(JsonTypeInfo info, ConcurrentDictionary<Type, ParamsContract> known)
        {
            var type = JsTypes.Of(info);
            var fields = type == JsType.Object && info.Kind == JsonTypeInfoKind.Object
                ? known.TryGetValue(info.Type, out var same) ? same : new ParamsContract(info, known)
                : null;
            var item = info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element ? Of(info.Options.GetTypeInfo(element), known) : null;
            return new(type, fields, item);
        }

        public void Check(JsonElement given, JsonValueKind found, string path, string name, ref StringBuilder? faults)
        {
            if (!JsTypes.Fits(Type, found))
            {
                (faults ??= new()).Append(path).Append(name.StartsWith('[') ? "" : ".").Append(name)
                    .Append(" should be ").Append(Type).Append(" instead of ").Append(JsTypes.Name(found)).Append(';');
                return;
            }

            Object?.Check(given, $"{path}.{name}", [], null, ref faults);
            // An array of anything needs no look inside.
            if (Item is null or { Type: JsType.Any }) return;
            var index = 0;
            foreach (var item in given.EnumerateArray()) Item.Check(item, item.ValueKind, $"{path}.{name}", $"[{index++}]", ref faults);
        }
    }
}
