using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showToast</c> takes.</summary>
/// <param name="Title">The text.</param>
/// <param name="Icon"><c>success</c>, <c>error</c>, <c>loading</c> or <c>none</c>.</param>
/// <param name="Image">An image of the package instead of the icon, or null.</param>
/// <param name="Duration">How long it stays, in milliseconds.</param>
/// <param name="Mask">Whether taps are kept from the page.</param>
public sealed record ShowToastParams(string Title = "", string Icon = "success", string? Image = null, double Duration = 1500, bool Mask = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowToastParams))]
internal sealed partial class ShowToastJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows a short message.</summary>
    public static SdkApi<ShowToastParams, OpenApiResult> ShowToast { get; } = new("showToast", ShowToastJson.Default.ShowToastParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("toast", call.PageId, JsonSerializer.SerializeToElement(call.Params, ShowToastJson.Default.ShowToastParams)));
            return Ok();
        },
    };
}
