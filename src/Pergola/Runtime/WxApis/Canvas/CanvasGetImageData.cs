using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.canvasGetImageData</c> takes. Lengths are CSS pixels of the canvas.</summary>
/// <param name="X">The left edge of the area.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width, 1 or more.</param>
/// <param name="Height">The height, 1 or more.</param>
/// <param name="CanvasId">The canvas-id.</param>
/// <param name="Page">The page of the canvas; set by <c>wx</c>.</param>
/// <param name="Node">The canvas's node; set by <c>wx</c>.</param>
public sealed record CanvasGetImageDataParams(double X, double Y, double Width, double Height, string CanvasId = "", int Page = 0, int Node = 0);

/// <summary>What <c>wx.canvasGetImageData</c> answers.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Data">Red, green, blue and alpha of each pixel, as a <c>Uint8ClampedArray</c>.</param>
public sealed record CanvasGetImageDataResult(int Width, int Height, JsonElement Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CanvasGetImageDataParams))]
[JsonSerializable(typeof(CanvasGetImageDataResult))]
internal sealed partial class CanvasGetImageDataJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives the pixels of a canvas. It fails where nothing draws the mini program.</summary>
    public static SdkApi<CanvasGetImageDataParams, CanvasGetImageDataResult> CanvasGetImageData { get; } = new("canvasGetImageData", CanvasGetImageDataJson.Default.CanvasGetImageDataParams, CanvasGetImageDataJson.Default.CanvasGetImageDataResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static area => area is { Width: >= 1, Height: >= 1 } && area.Width * area.Height <= CanvasAnswers.MostPixels ? null : "invalid width or height",
        Answer = static async (call, cancellationToken) =>
        {
            var area = call.Params;
            var arguments = CanvasAnswers.Arguments(("x", area.X), ("y", area.Y), ("width", Math.Floor(area.Width)), ("height", Math.Floor(area.Height)));
            var answer = await CanvasAnswers.AskAsync(call.MiniApp, area.CanvasId, area.Page, area.Node, "getImageData", arguments, cancellationToken).ConfigureAwait(false);
            var pixels = CanvasAnswers.Pixels(answer, out var width, out var height) ?? throw new OpenApiException("the view gave no pixels", OpenApiErrors.SystemErrno);
            return new CanvasGetImageDataResult(width, height, JsonElement.Parse($$"""{"$buffer":"{{Convert.ToBase64String(pixels)}}"}"""));
        },
    };
}
