using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.hideShareMenu</c> takes.</summary>
/// <param name="Menus"><c>shareAppMessage</c> and <c>shareTimeline</c>; null for both.</param>
public sealed record HideShareMenuParams(IReadOnlyList<string>? Menus = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HideShareMenuParams))]
internal sealed partial class HideShareMenuJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Offers to share the page no longer.</summary>
    public static SdkApi<HideShareMenuParams, OpenApiResult> HideShareMenu { get; } = new("hideShareMenu", HideShareMenuJson.Default.HideShareMenuParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => ShareMenu.Change(call.MiniApp, call.PageId, false, call.Params.Menus ?? ["shareAppMessage", "shareTimeline"]),
    };
}
