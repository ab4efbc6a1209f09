using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setBackgroundColor</c> takes.</summary>
/// <param name="BackgroundColor">The window, or null.</param>
/// <param name="BackgroundColorTop">Above the page, on iOS, or null.</param>
/// <param name="BackgroundColorBottom">Below the page, on iOS, or null.</param>
public sealed record SetBackgroundColorParams(string? BackgroundColor = null, string? BackgroundColorTop = null, string? BackgroundColorBottom = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetBackgroundColorParams))]
internal sealed partial class SetBackgroundColorJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the colours behind the page.</summary>
    public static SdkApi<SetBackgroundColorParams, OpenApiResult> SetBackgroundColor { get; } = new("setBackgroundColor", SetBackgroundColorJson.Default.SetBackgroundColorParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("background", call.PageId, JsonSerializer.SerializeToElement(call.Params, SetBackgroundColorJson.Default.SetBackgroundColorParams)));
            return Ok();
        },
    };
}
