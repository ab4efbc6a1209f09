using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.pageScrollTo</c> takes.</summary>
/// <param name="ScrollTop">Where to, in CSS pixels from the top; null when a selector says it.</param>
/// <param name="Duration">How long it takes, in milliseconds.</param>
/// <param name="Selector">The node to scroll to, or null.</param>
/// <param name="OffsetTop">How far below the node's top edge to stop, in CSS pixels.</param>
public sealed record PageScrollToParams(double? ScrollTop = null, double Duration = 300, string? Selector = null, double OffsetTop = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageScrollToParams))]
internal sealed partial class PageScrollToJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Scrolls the page on top.</summary>
    public static SdkApi<PageScrollToParams, OpenApiResult> PageScrollTo { get; } = new("pageScrollTo", PageScrollToJson.Default.PageScrollToParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            if (call.Params is { ScrollTop: null, Selector: null })
                throw new OpenApiException("parameter error: at least one of scrollTop and selector is needed;", 1001);
            call.MiniApp.Ui.Apply(new UiChange("pageScroll", call.PageId, JsonSerializer.SerializeToElement(call.Params, PageScrollToJson.Default.PageScrollToParams)));
            return Ok();
        },
    };
}
