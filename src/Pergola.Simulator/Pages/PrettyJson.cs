using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pergola.Simulator.Pages;

/// <summary>JSON laid out for people.</summary>
internal static class PrettyJson
{
    // The text goes through Razor, which escapes it for HTML: Chinese and quotes may stay as they are.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON with line breaks; text that is no JSON (it may have been cut) as it is.</summary>
    public static string Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, Layout))
                document.WriteTo(writer);
            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
