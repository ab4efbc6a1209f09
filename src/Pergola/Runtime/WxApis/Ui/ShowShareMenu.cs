using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showShareMenu</c> takes.</summary>
/// <param name="WithShareTicket">Whether a share ticket is wanted; there are none.</param>
/// <param name="Menus"><c>shareAppMessage</c> and <c>shareTimeline</c>; null for the first.</param>
public sealed record ShowShareMenuParams(bool WithShareTicket = false, IReadOnlyList<string>? Menus = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowShareMenuParams))]
internal sealed partial class ShowShareMenuJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Offers to share the page in the capsule's menu.</summary>
    public static SdkApi<ShowShareMenuParams, OpenApiResult> ShowShareMenu { get; } = new("showShareMenu", ShowShareMenuJson.Default.ShowShareMenuParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => ShareMenu.Change(call.MiniApp, call.PageId, true, call.Params.Menus ?? ["shareAppMessage"], call.Params.WithShareTicket),
    };
}
