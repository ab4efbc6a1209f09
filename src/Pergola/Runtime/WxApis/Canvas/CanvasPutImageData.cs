using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.canvasPutImageData</c> takes. Lengths are CSS pixels of the canvas.</summary>
/// <param name="Data">Red, green, blue and alpha of each pixel, as a <c>Uint8ClampedArray</c>.</param>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width of the pixels.</param>
/// <param name="Height">Their height; null for as many rows as there are.</param>
/// <param name="CanvasId">The canvas-id.</param>
/// <param name="Page">The page of the canvas; set by <c>wx</c>.</param>
/// <param name="Node">The canvas's node; set by <c>wx</c>.</param>
public sealed record CanvasPutImageDataParams(JsonElement Data, double X, double Y, int Width, int? Height = null, string CanvasId = "", int Page = 0, int Node = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CanvasPutImageDataParams))]
internal sealed partial class CanvasPutImageDataJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Puts pixels onto a canvas. It fails where nothing draws the mini program.</summary>
    public static SdkApi<CanvasPutImageDataParams, OpenApiResult> CanvasPutImageData { get; } = new("canvasPutImageData", CanvasPutImageDataJson.Default.CanvasPutImageDataParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        MaxParamsBytes = 24 * 1024 * 1024,
        Validate = static parameters => Pixels(parameters) is null ? "invalid data: it is not as many bytes as width and height say" : null,
        Answer = static async (call, cancellationToken) =>
        {
            var given = call.Params;
            var pixels = Pixels(given)!;
            var arguments = CanvasAnswers.Arguments(("x", given.X), ("y", given.Y), ("width", given.Width), ("height", pixels.Length / 4 / given.Width), ("data", Convert.ToBase64String(pixels)));
            await CanvasAnswers.AskAsync(call.MiniApp, given.CanvasId, given.Page, given.Node, "putImageData", arguments, cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };

    private static byte[]? Pixels(CanvasPutImageDataParams given)
    {
        if (given.Width <= 0 || given.Data.ValueKind != JsonValueKind.Object || !given.Data.TryGetProperty("$buffer", out var base64) || base64.ValueKind != JsonValueKind.String || !base64.TryGetBytesFromBase64(out var bytes))
            return null;
        var row = (long)given.Width * 4;
        return bytes.Length > 0 && bytes.Length % row == 0 && (given.Height is not { } height || height * row == bytes.Length) ? bytes : null;
    }
}
