using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Pergola.Dispatch;

/// <summary>Reads the JSON of a call. What it lets through is an object of bounded size and depth, without duplicate keys, lone surrogates or <c>__proto__</c>.</summary>
internal static class CallParams
{
    /// <summary>How deep the JSON may be nested.</summary>
    public const int MaxDepth = 32;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonElement s_empty = JsonElement.Parse("{}"u8);

    /// <summary>Parses text.</summary>
    /// <exception cref="OpenApiException">The text is not acceptable; the reason says why.</exception>
    public static JsonElement Parse(string json, int maxBytes)
    {
        if (IsLeftOut(json)) return s_empty;
        // A UTF-16 unit is at least one byte, so what is too long here is too long in UTF-8.
        if (json.Length > maxBytes) throw TooLarge(maxBytes);
        byte[] utf8;
        try
        {
            utf8 = s_strict.GetBytes(json);
        }
        catch (EncoderFallbackException)
        {
            throw NotText();
        }

        return Parse(utf8, maxBytes);
    }

    /// <summary>Parses UTF-8.</summary>
    /// <exception cref="OpenApiException">The text is not acceptable; the reason says why.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8, int maxBytes)
    {
        if (utf8.IsEmpty || utf8.SequenceEqual("{}"u8)) return s_empty;
        if (utf8.Length > maxBytes) throw TooLarge(maxBytes);
        if (!Utf8.IsValid(utf8)) throw NotText();
        try
        {
            // The keys are compared after unescaping, so an escaped twin of a key is found as well.
            var root = JsonElement.Parse(utf8, s_options);
            // Both faults below can hide only behind an escape or in the plain name.
            var suspicious = utf8.IndexOf("\\u"u8) >= 0 || utf8.IndexOf("__proto__"u8) >= 0;
            if (suspicious) root = Clean(root);
            return root.ValueKind switch
            {
                JsonValueKind.Object => root,
                JsonValueKind.Null => s_empty,
                var other => throw OpenApiErrors.Parameter($"parameter should be Object instead of {JsTypes.Name(other)};"),
            };
        }
        catch (JsonException)
        {
            throw OpenApiErrors.Parameter($"the parameters are no JSON that can be taken (at most {MaxDepth} levels, no key twice);");
        }
        catch (InvalidOperationException)
        {
            throw NotText();
        }
    }

    /// <summary>Checks the JSON against the API's contract, and turns it into its parameters.</summary>
    /// <exception cref="OpenApiException">They do not fit; the reason says where.</exception>
    public static object Read(WxApi api, JsonElement raw, WxProfile profile = WxProfile.Sas)
    {
        var faults = profile == WxProfile.WeChat ? api.Contract.Faults(raw, api.RequiredByWeChat) : api.Contract.Faults(raw, [], api.TakenAsText);
        if (faults is not null) throw OpenApiErrors.Parameter(faults);
        try
        {
            var parameters = api.ReadParams(raw, out var fault);
            return fault is null ? parameters : throw OpenApiErrors.Refused(fault);
        }
        catch (JsonException e)
        {
            // The types fit, the value does not: 1.5 where a whole number must be, or a word that is none of the choices.
            var where = e.Path is { Length: > 1 } path ? "parameter" + path[1..] : "parameter";
            throw OpenApiErrors.Parameter($"{where} has a value that cannot be used;");
        }
    }

    private static bool IsLeftOut(string json) => json is "" or "{}" or "null" or "undefined";

    /// <summary>Copies the JSON without <c>__proto__</c>; reading each string throws on a lone surrogate.</summary>
    private static JsonElement Clean(JsonElement root)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = MaxDepth + 1 })) Copy(root, writer);
        return JsonElement.Parse(buffer.WrittenSpan, s_options);
    }

    private static void Copy(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    if (property.Name == "__proto__") continue;
                    writer.WritePropertyName(property.Name);
                    Copy(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Copy(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static OpenApiException TooLarge(int maxBytes) => OpenApiErrors.Parameter($"the parameters are larger than {maxBytes} bytes;");

    private static OpenApiException NotText() => OpenApiErrors.Parameter("the parameters hold a broken character (a lone surrogate);");
}
