using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Reads the fields of an API's parameters and of its result from their JSON contracts.</summary>
internal sealed class FieldReader(XmlSummaries summaries, WxApi api)
{
    // A type may hold itself: its inside is told that often.
    private const int Depth = 4;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TypeScriptTypes _types = new();

    /// <summary>What the mini program passes.</summary>
    public IReadOnlyList<FieldDoc> Params()
    {
        var found = new List<FieldDoc>();
        Add(found, api.ParamsType, "", FieldUse.Param, Depth);
        return found;
    }

    /// <summary>What it gets.</summary>
    public IReadOnlyList<FieldDoc> Result()
    {
        var found = new List<FieldDoc>();
        Add(found, api.ResultType, "", FieldUse.Result, Depth);
        return found;
    }

    private void Add(List<FieldDoc> found, JsonTypeInfo type, string prefix, FieldUse use, int depth)
    {
        if (depth == 0 || type.Kind != JsonTypeInfoKind.Object)
            return;
        var empty = use == FieldUse.Param ? Empty(type) : null;
        foreach (var field in ContractField.Of(type, use))
        {
            var path = prefix + field.Name;
            var declares = prefix.Length == 0 && use == FieldUse.Param ? api : null;
            var meaning = field.Property.AttributeProvider is PropertyInfo property ? summaries.Meaning(property) : "";
            var standIn = use == FieldUse.Param && !field.IsRequired ? Default(field.Property, empty) : "";
            found.Add(new(path, _types.Of(field, use, declares), field.IsRequired, declares?.RequiredByWeChat.Contains(field.Name) == true, standIn, meaning));
            Add(found, Inside(field.Type, ref path), $"{path}.", use, depth - 1);
        }
    }

    // What stands in an array or a dictionary is told behind its name.
    private static JsonTypeInfo Inside(JsonTypeInfo type, ref string path)
    {
        while (type.ElementType is { } element)
        {
            path += type.Kind == JsonTypeInfoKind.Enumerable ? "[]" : ".*";
            type = type.Options.GetTypeInfo(element);
        }

        return type;
    }

    private static object? Empty(JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize("{}", type);
        }
        catch (JsonException)
        {
            // Something is required: the defaults are those of the constructor.
            return null;
        }
    }

    private static string Default(JsonPropertyInfo property, object? empty)
    {
        var value = empty is not null && property.Get is { } get ? get(empty)
            : property.AssociatedParameter is { HasDefaultValue: true } parameter ? parameter.DefaultValue
            : null;
        if (value is null)
            return "";
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
            JsonSerializer.Serialize(writer, value, property.Options.GetTypeInfo(property.PropertyType));
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
