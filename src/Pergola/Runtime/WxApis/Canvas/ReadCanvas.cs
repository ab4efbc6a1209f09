using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>What is asked about a canvas.</summary>
/// <param name="Page">The page of the canvas.</param>
/// <param name="Node">The canvas's node; negative for one that is not on the screen.</param>
/// <param name="Method"><c>measureText</c>, <c>isPointIn</c>, <c>getImageData</c> or <c>toDataURL</c>.</param>
/// <param name="Args">What the question needs (docs/view-protocol.md, section 1).</param>
public sealed record ReadCanvasParams(int Page, int Node, string Method, JsonElement Args);

/// <summary>What the view says.</summary>
/// <param name="Answer">The answer; null when nothing draws the program.</param>
public sealed record ReadCanvasResult(JsonElement? Answer) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadCanvasParams))]
[JsonSerializable(typeof(ReadCanvasResult))]
internal sealed partial class ReadCanvasJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>
    /// What a canvas shows, asked while the program waits: <c>measureText</c>, <c>getImageData</c>, <c>isPointInPath</c> and <c>toDataURL</c> of a canvas 2d give
    /// their answer at once.
    /// </summary>
    public static SdkApi<ReadCanvasParams, ReadCanvasResult> ReadCanvas { get; } = new("readCanvas", ReadCanvasJson.Default.ReadCanvasParams, ReadCanvasJson.Default.ReadCanvasResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = "answer",
        IsHidden = true,
        Validate = static parameters => parameters.Method is "measureText" or "isPointIn" or "getImageData" or "toDataURL" ? null : "invalid method",
        Answer = static (call, _) =>
        {
            var answer = (call.MiniApp as IViewQuestions)?.AskNow(call.Params.Page, call.Params.Node, call.Params.Method, call.Params.Args);
            if (answer is not { } known)
                return new(new ReadCanvasResult(null));
            known = CanvasAnswers.Checked(known);
            if (call.Params.Method != "getImageData")
                return new(new ReadCanvasResult(known));
            var pixels = CanvasAnswers.Pixels(known, out var width, out var height) ?? throw new OpenApiException("the view gave no pixels", OpenApiErrors.SystemErrno);
            return new(new ReadCanvasResult(JsonElement.Parse($$$"""{"width":{{{width}}},"height":{{{height}}},"data":{"$buffer":"{{{Convert.ToBase64String(pixels)}}}"}}""")));
        },
    };
}
