using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>The value of an attribute: text for strings, JSON for everything else.</summary>
/// <param name="Kind">The JSON kind.</param>
/// <param name="Text">The decoded text of a string; the JSON text of any other value.</param>
public readonly record struct ViewValue(JsonValueKind Kind, string Text)
{
    /// <summary>Whether JavaScript takes the value for true; the text <c>false</c> is false, as in WXML attributes.</summary>
    public bool IsTruthy => Kind switch
    {
        JsonValueKind.True or JsonValueKind.Object or JsonValueKind.Array => true,
        JsonValueKind.String => Text.Length > 0 && Text != "false",
        JsonValueKind.Number => Text != "0",
        _ => false,
    };

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (Kind == JsonValueKind.String)
            writer.WriteStringValue(Text);
        else
            // The default value, of an attribute that is not there, has no text.
            // A parser wrote it, and may have gone deeper than a writer checks.
            writer.WriteRawValue(string.IsNullOrEmpty(Text) ? "null" : Text, skipInputValidation: true);
    }

    /// <summary>Reads the value that the reader stands on, and leaves the reader at its end.</summary>
    internal static ViewValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return new(JsonValueKind.String, reader.GetString()!);
            case JsonTokenType.True: return new(JsonValueKind.True, "true");
            case JsonTokenType.False: return new(JsonValueKind.False, "false");
            case JsonTokenType.Null: return new(JsonValueKind.Null, "null");
            default:
                using (var document = JsonDocument.ParseValue(ref reader))
                    return new(document.RootElement.ValueKind, document.RootElement.GetRawText());
        }
    }
}
