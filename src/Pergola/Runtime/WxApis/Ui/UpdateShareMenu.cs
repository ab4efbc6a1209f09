using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.updateShareMenu</c> takes.</summary>
/// <param name="WithShareTicket">Whether a share ticket is wanted; there are none.</param>
/// <param name="IsUpdatableMessage">Whether the card changes later.</param>
public sealed record UpdateShareMenuParams(bool WithShareTicket = false, bool IsUpdatableMessage = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpdateShareMenuParams))]
internal sealed partial class UpdateShareMenuJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes how the page is shared. Cards that change after they were sent are not supported.</summary>
    public static SdkApi<UpdateShareMenuParams, OpenApiResult> UpdateShareMenu { get; } = new("updateShareMenu", UpdateShareMenuJson.Default.UpdateShareMenuParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            if (call.Params.IsUpdatableMessage) throw new OpenApiException("not supported: messages that change after they were sent");
            call.MiniApp.Ui.Apply(new UiChange("shareMenu", call.PageId, UiData.Flag("withShareTicket", call.Params.WithShareTicket)));
            return Ok();
        },
    };
}
