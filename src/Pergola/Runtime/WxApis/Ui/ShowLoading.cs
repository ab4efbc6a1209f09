using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showLoading</c> takes.</summary>
/// <param name="Title">The text.</param>
/// <param name="Mask">Whether taps are kept from the page.</param>
public sealed record ShowLoadingParams(string Title = "", bool Mask = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowLoadingParams))]
internal sealed partial class ShowLoadingJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows a loading mark until <c>wx.hideLoading</c>.</summary>
    public static SdkApi<ShowLoadingParams, OpenApiResult> ShowLoading { get; } = new("showLoading", ShowLoadingJson.Default.ShowLoadingParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("loading", call.PageId, JsonSerializer.SerializeToElement(call.Params, ShowLoadingJson.Default.ShowLoadingParams)));
            return Ok();
        },
    };
}
