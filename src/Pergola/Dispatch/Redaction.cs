using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pergola.Dispatch;

/// <summary>What a log may show of a call's JSON.</summary>
internal static class Redaction
{
    private const int MostShown = 4096;
    private const int SecretShown = 4;

    /// <summary>The JSON with its secret top-level fields cut to their first characters.</summary>
    public static string Of(string json, IReadOnlyList<string> secrets)
    {
        // Where the secret fields cannot be found, nothing is shown.
        if (secrets.Count > 0 && json.Length > 0) json = Parse(json) is { ValueKind: JsonValueKind.Object } root ? Without(root, secrets) : "…";
        return json.Length <= MostShown ? json : string.Concat(json.AsSpan(0, MostShown), "…");
    }

    private static string Without(JsonElement root, IReadOnlyList<string> secrets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var field in root.EnumerateObject())
            {
                writer.WritePropertyName(field.Name);
                if (secrets.Contains(field.Name)) writer.WriteStringValue(Shortened(field.Value));
                else field.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // A few characters tell two codes apart and are worth nothing to whoever reads the log.
    private static string Shortened(JsonElement secret) =>
        secret.ValueKind == JsonValueKind.String && secret.GetString() is { Length: >= SecretShown * 4 } text ? text[..SecretShown] + "…" : "…";

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
