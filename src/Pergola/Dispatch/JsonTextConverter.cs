using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Dispatch;

/// <summary>Reads a string, or any other JSON as its text, exactly as it was written (<see cref="WxApi.TakenAsText"/>).</summary>
public sealed class JsonTextConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        return JsonElement.ParseValue(ref reader).GetRawText();
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
