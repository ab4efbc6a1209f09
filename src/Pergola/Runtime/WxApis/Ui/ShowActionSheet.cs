using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showActionSheet</c> takes.</summary>
/// <param name="ItemList">The items, one to six.</param>
/// <param name="ItemColor">Their colour.</param>
/// <param name="AlertText">A text above them, or null.</param>
public sealed record ShowActionSheetParams(IReadOnlyList<string> ItemList, string ItemColor = "#000000", string? AlertText = null);

/// <summary>What <c>wx.showActionSheet</c> answers.</summary>
/// <param name="TapIndex">The item, from 0 at the top.</param>
public sealed record ShowActionSheetResult(int TapIndex) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowActionSheetParams))]
[JsonSerializable(typeof(ShowActionSheetResult))]
internal sealed partial class ShowActionSheetJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user choose one of a few items; fails with <c>cancel</c> when none was chosen.</summary>
    public static SdkApi<ShowActionSheetParams, ShowActionSheetResult> ShowActionSheet { get; } = new("showActionSheet", ShowActionSheetJson.Default.ShowActionSheetParams, ShowActionSheetJson.Default.ShowActionSheetResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            if (call.Params.ItemList.Count is 0 or > 6)
                throw new OpenApiException(call.Params.ItemList.Count == 0 ? "parameter error: itemList should have at least one item" : "parameter error: itemList should not be large than 6", 1001);
            var answer = await call.MiniApp.Ui.AskAsync(new UiQuestion("actionSheet", call.PageId, JsonSerializer.SerializeToElement(call.Params, ShowActionSheetJson.Default.ShowActionSheetParams)), cancellationToken);
            return answer.Confirmed && answer.Index >= 0 && answer.Index < call.Params.ItemList.Count
                ? new ShowActionSheetResult(answer.Index)
                : throw new OpenApiException("cancel");
        },
    };
}
