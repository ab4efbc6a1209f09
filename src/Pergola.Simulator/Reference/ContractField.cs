using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Where a type stands: the same record may be passed and answered.</summary>
internal enum FieldUse
{
    /// <summary>The mini program passes it: what has a default or may be null can be left out.</summary>
    Param,

    /// <summary>The mini program gets it: what is null may be absent.</summary>
    Result,
}

/// <summary>One field of a JSON contract.</summary>
/// <param name="Property">The contract's own entry.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="IsRequired">Whether it must be given, or is always there.</param>
/// <param name="MayBeNull">Whether null is written for it.</param>
internal sealed record ContractField(JsonPropertyInfo Property, JsonTypeInfo Type, bool IsRequired, bool MayBeNull)
{
    /// <summary>The name in JSON.</summary>
    public string Name => Property.Name;

    /// <summary>The fields of a type, in the order of its declaration.</summary>
    public static IEnumerable<ContractField> Of(JsonTypeInfo type, FieldUse use)
    {
        var contract = new ParamsContract(type).Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        foreach (var property in type.Properties.Where(p => !p.IsExtensionData))
        {
            var value = property.Options.GetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (use == FieldUse.Param && contract.TryGetValue(property.Name, out var field))
                yield return new(property, value, field.IsRequired, field.TakesNull && IsPlain(value));
            else if (use == FieldUse.Result && property.Get is not null)
                yield return Result(property, value);
        }
    }

    private static ContractField Result(JsonPropertyInfo property, JsonTypeInfo value)
    {
        var mayBeNull = property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;
        var ignored = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), true).OfType<JsonIgnoreAttribute>().FirstOrDefault()?.Condition
            ?? property.Options.DefaultIgnoreCondition;
        var isAbsent = mayBeNull && ignored is JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault;
        return new(property, value, !isAbsent, mayBeNull && !isAbsent && IsPlain(value));
    }

    // Anything includes null.
    private static bool IsPlain(JsonTypeInfo type) => JsTypes.Of(type) != JsType.Any;
}
