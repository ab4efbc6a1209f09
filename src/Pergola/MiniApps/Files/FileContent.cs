using System.Text;
using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <summary>Turns what a program writes into bytes, and bytes into what it reads: a text in one of WeChat's encodings, or an ArrayBuffer.</summary>
internal static class FileContent
{
    private const string Buffer = "$buffer";

    /// <summary>The bytes of a parameter: a text, or an ArrayBuffer (<c>{"$buffer": base64}</c>), which has no encoding.</summary>
    public static byte[] ToBytes(JsonElement data, string? encoding)
    {
        if (data.ValueKind == JsonValueKind.String) return Encode(data.GetString()!, encoding ?? "utf8");
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty(Buffer, out var base64) && base64.ValueKind == JsonValueKind.String && base64.TryGetBytesFromBase64(out var bytes)) return bytes;
        throw OpenApiErrors.Parameter("parameter.data should be String or ArrayBuffer;");
    }

    /// <summary>A text in the encoding, or without one an ArrayBuffer.</summary>
    public static JsonElement ToData(ReadOnlySpan<byte> bytes, string? encoding) =>
        string.IsNullOrEmpty(encoding) ? ToBuffer(bytes) : JsonElement.Parse(JsonSerializer.Serialize(Decode(bytes, encoding), FileContentJson.Default.String));

    public static JsonElement ToBuffer(ReadOnlySpan<byte> bytes) => JsonElement.Parse($"{{\"{Buffer}\":\"{Convert.ToBase64String(bytes)}\"}}");

    private static byte[] Encode(string text, string encoding)
    {
        try
        {
            return encoding switch
            {
                "base64" => Convert.FromBase64String(text),
                "hex" => Convert.FromHexString(text),
                _ => Of(encoding).GetBytes(text),
            };
        }
        catch (FormatException)
        {
            throw FileErrors.NotEncoded(encoding);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string encoding) => encoding switch
    {
        "base64" => Convert.ToBase64String(bytes),
        "hex" => Convert.ToHexStringLower(bytes),
        _ => Of(encoding).GetString(bytes),
    };

    private static Encoding Of(string encoding) => encoding switch
    {
        "utf8" or "utf-8" => Encoding.UTF8,
        "ucs2" or "ucs-2" or "utf16le" or "utf-16le" => Encoding.Unicode,
        "binary" or "latin1" => Encoding.Latin1,
        "ascii" => Encoding.ASCII,
        _ => throw FileErrors.Invalid("encoding is ascii, base64, binary, hex, ucs2, utf16le, utf8 or latin1"),
    };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class FileContentJson : System.Text.Json.Serialization.JsonSerializerContext;
