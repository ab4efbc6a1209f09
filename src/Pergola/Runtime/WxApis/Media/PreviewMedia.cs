using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.previewMedia</c> takes.</summary>
/// <param name="Sources">What is shown.</param>
/// <param name="Current">The number of the one that is shown first.</param>
/// <param name="Showmenu">Accepted and without effect: the browser's own menu is there.</param>
public sealed record PreviewMediaParams(IReadOnlyList<PreviewMediaSource> Sources, int Current = 0, bool Showmenu = true);

/// <summary>A picture or a video.</summary>
/// <param name="Url">An address of the network, which goes through the host's gate, or a path of the program.</param>
/// <param name="Type"><c>image</c> or <c>video</c>.</param>
/// <param name="Poster">The picture of a video that does not play yet, or null.</param>
public sealed record PreviewMediaSource(string Url, string Type = "image", string? Poster = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreviewMediaParams))]
internal sealed partial class PreviewMediaJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows pictures and videos over the whole screen; it answers once they are shown.</summary>
    public static SdkApi<PreviewMediaParams, OpenApiResult> PreviewMedia { get; } = new("previewMedia", PreviewMediaJson.Default.PreviewMediaParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters =>
            parameters.Sources.Count == 0 ? "parameter error: parameter.sources should have at least one item;"
            : parameters.Sources.Any(static source => source.Type is not ("image" or "video")) ? "invalid type: it is image or video"
            : null,
        Answer = static (call, cancellationToken) =>
        {
            var first = Math.Clamp(call.Params.Current, 0, call.Params.Sources.Count - 1);
            Preview.Show(call.MiniApp, call.PageId, [.. call.Params.Sources.Select(static source => new PreviewItem(source.Url, source.Type, source.Poster))], first, cancellationToken);
            return Ok();
        },
    };
}
