using System.Globalization;
using System.Text.Json;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Messages;

/// <summary>Does the data of a message fit its template? The reasons say which field, and never what stood in it.</summary>
internal static class MessageRules
{
    /// <summary>The values by field.</summary>
    /// <exception cref="PlatformException">47003: a field is missing, unknown, or not as its kind demands.</exception>
    public static IReadOnlyDictionary<string, string> Check(MessageTemplate template, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            throw Wrong("data must be an object such as {\"thing1\": {\"value\": \"text\"}}");
        var fields = TemplateContent.FieldsOf(template);
        foreach (var given in data.EnumerateObject())
        {
            if (!fields.Contains(given.Name, StringComparer.Ordinal))
                throw Wrong($"the template has no such field as one of data; it has {string.Join(", ", fields)}");
        }

        return fields.ToDictionary(field => field, field => Check(template, field, ValueOf(data, field)), StringComparer.Ordinal);
    }

    private static string ValueOf(JsonElement data, string field)
    {
        if (!data.TryGetProperty(field, out var entry) || entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("value", out var value))
            throw Wrong($"data.{field}.value is missing");
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Wrong($"data.{field}.value must be a text"),
        };
    }

    private static string Check(MessageTemplate template, string field, string value)
    {
        if (value.Length == 0)
            throw Wrong($"data.{field}.value is empty");
        if (template.Keywords.FirstOrDefault(keyword => keyword.Code == field) is { } keyword)
            return keyword.Values.Contains(value, StringComparer.Ordinal) ? value : throw Wrong($"data.{field}.value is none of the values that the template lists");
        var kind = FieldKinds.Of(field);
        if (new StringInfo(value).LengthInTextElements > kind.Most)
            throw Wrong($"data.{field}.value is longer than {kind.Most} characters");
        if (kind.Form?.IsMatch(value) == false)
            throw Wrong($"data.{field}.value must be {kind.What}");
        return value;
    }

    private static PlatformException Wrong(string reason) => new(PlatformError.WrongMessageData, reason);
}
