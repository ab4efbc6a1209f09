using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>Asks the view about a canvas, and reads what it says. The view is not trusted: an answer that does not fit is none.</summary>
internal static class CanvasAnswers
{
    /// <summary>How many pixels one answer may have.</summary>
    public const int MostPixels = 16 * 1024 * 1024;

    /// <summary>Asks about a canvas.</summary>
    /// <exception cref="OpenApiException">There is no such canvas, nothing draws it, or the view could not do it.</exception>
    public static async Task<JsonElement> AskAsync(IMiniApp app, string canvasId, int page, int node, string method, JsonElement arguments, CancellationToken cancellationToken)
    {
        if (node == 0)
            throw new OpenApiException(canvasId.Length > 0 ? "canvas is empty: there is no canvas with this canvas-id on the page" : "parameter error: canvas or canvasId is needed;", OpenApiErrors.ParameterErrno);
        var answer = app is IViewQuestions view ? await view.AskAsync(page, node, method, arguments, cancellationToken).ConfigureAwait(false) : null;
        return Checked(answer ?? throw new OpenApiException("nothing draws the mini program now", OpenApiErrors.SystemErrno));
    }

    /// <summary>The answer, unless it says why there is none.</summary>
    public static JsonElement Checked(JsonElement answer) => answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String
        ? throw new OpenApiException(error.GetString() is { Length: <= 300 } reason ? reason : "the view could not do it", OpenApiErrors.SystemErrno)
        : answer;

    /// <summary>The pixels of an answer: packed bytes that must be exactly as many as the size says.</summary>
    public static byte[]? Pixels(JsonElement answer, out int width, out int height)
    {
        height = 0;
        if (!Whole(answer, "width", out width) || !Whole(answer, "height", out height) || (long)width * height > MostPixels
            || !answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.String || !data.TryGetBytesFromBase64(out var packed))
            return null;
        return Inflate(packed, width * height * 4);
    }

    /// <summary>The bytes of a picture in an answer, with its extension; null when it is none.</summary>
    public static (byte[] Bytes, string Extension)? Picture(JsonElement answer)
    {
        if (!answer.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String || url.GetString() is not { } text)
            return null;
        foreach (var (prefix, extension) in new[] { ("data:image/png;base64,", "png"), ("data:image/jpeg;base64,", "jpg") })
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && TryBytes(text[prefix.Length..]) is { } bytes && IsPicture(bytes, extension))
                return (bytes, extension);
        }

        return null;
    }

    /// <summary>An object of numbers and texts, for a question.</summary>
    public static JsonElement Arguments(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                arguments[name] = value;
        }

        return JsonElement.Parse(arguments.ToJsonString());
    }

    private static bool Whole(JsonElement answer, string name, out int value)
    {
        value = 0;
        return answer.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out value) && value is > 0 and <= 16384;
    }

    private static byte[]? Inflate(byte[] packed, int length)
    {
        var pixels = new byte[length];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return stream.ReadAtLeast(pixels, length, throwOnEndOfStream: false) == length && stream.ReadByte() < 0 ? pixels : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? TryBytes(string base64)
    {
        var bytes = new byte[base64.Length / 4 * 3];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }

    private static bool IsPicture(byte[] bytes, string extension) =>
        bytes.AsSpan().StartsWith(extension == "png" ? [0x89, (byte)'P', (byte)'N', (byte)'G'] : (ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]);
}
