using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.canvasToTempFilePath</c> takes. Lengths of the area are the canvas's own: CSS pixels for a canvas of the old kind, pixels for a canvas 2d.</summary>
/// <param name="CanvasId">The canvas-id; a canvas 2d is given as <c>canvas</c>.</param>
/// <param name="X">The left edge of the area.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width; null for what is right of <paramref name="X"/>.</param>
/// <param name="Height">The height; null for what is below <paramref name="Y"/>.</param>
/// <param name="DestWidth">The width of the picture in pixels; null for that of the area.</param>
/// <param name="DestHeight">The height of the picture in pixels; null for that of the area.</param>
/// <param name="FileType"><c>png</c> or <c>jpg</c>.</param>
/// <param name="Quality">Of jpg, from above 0 to 1.</param>
/// <param name="Page">The page of the canvas; set by <c>wx</c>.</param>
/// <param name="Node">The canvas's node; set by <c>wx</c>.</param>
public sealed record CanvasToTempFilePathParams(
    string CanvasId = "", double X = 0, double Y = 0, double? Width = null, double? Height = null, double? DestWidth = null, double? DestHeight = null, string FileType = "png", double Quality = 1,
    int Page = 0, int Node = 0);

/// <summary>What <c>wx.canvasToTempFilePath</c> answers.</summary>
/// <param name="TempFilePath">The picture, <c>wxfile://tmp/...</c>.</param>
public sealed record CanvasToTempFilePathResult(string TempFilePath) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CanvasToTempFilePathParams))]
[JsonSerializable(typeof(CanvasToTempFilePathResult))]
internal sealed partial class CanvasToTempFilePathJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Keeps what a canvas shows as a temporary file. It fails where nothing draws the mini program.</summary>
    public static SdkApi<CanvasToTempFilePathParams, CanvasToTempFilePathResult> CanvasToTempFilePath { get; } = new("canvasToTempFilePath", CanvasToTempFilePathJson.Default.CanvasToTempFilePathParams, CanvasToTempFilePathJson.Default.CanvasToTempFilePathResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["fileType"] = ["png", "jpg"] },
        Validate = static parameters => parameters.FileType is "png" or "jpg" ? null : "invalid fileType: it is png or jpg",
        Answer = static async (call, cancellationToken) =>
        {
            var area = call.Params;
            var arguments = CanvasAnswers.Arguments(
                ("x", area.X), ("y", area.Y), ("width", area.Width), ("height", area.Height), ("destWidth", area.DestWidth), ("destHeight", area.DestHeight), ("fileType", area.FileType),
                ("quality", area.Quality is > 0 and <= 1 ? area.Quality : 1));
            var answer = await CanvasAnswers.AskAsync(call.MiniApp, area.CanvasId, area.Page, area.Node, "canvasFile", arguments, cancellationToken).ConfigureAwait(false);
            var (bytes, extension) = CanvasAnswers.Picture(answer) ?? throw new OpenApiException("the view gave no picture", OpenApiErrors.SystemErrno);
            return new CanvasToTempFilePathResult(call.MiniApp.Files.AddTemporary(bytes, extension));
        },
    };
}
