using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.previewImage</c> takes.</summary>
/// <param name="Urls">The pictures: addresses of the network, which go through the host's gate, or paths of the program.</param>
/// <param name="Current">The one that is shown first: one of <paramref name="Urls"/>, or its number; null: the first.</param>
/// <param name="Showmenu">Accepted and without effect: the browser's own menu is there.</param>
public sealed record PreviewImageParams(IReadOnlyList<string> Urls, System.Text.Json.JsonElement? Current = null, bool Showmenu = true);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreviewImageParams))]
internal sealed partial class PreviewImageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows pictures over the whole screen; it answers once they are shown.</summary>
    public static SdkApi<PreviewImageParams, OpenApiResult> PreviewImage { get; } = new("previewImage", PreviewImageJson.Default.PreviewImageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Urls.Count == 0 ? "parameter error: parameter.urls should have at least one item;" : null,
        Answer = static (call, cancellationToken) =>
        {
            Preview.Show(call.MiniApp, call.PageId, [.. call.Params.Urls.Select(static url => new PreviewItem(url, "image", null))], Preview.IndexOf(call.Params.Urls, call.Params.Current), cancellationToken);
            return Ok();
        },
    };
}
