using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setBackgroundTextStyle</c> takes.</summary>
/// <param name="TextStyle"><c>dark</c> or <c>light</c>.</param>
public sealed record SetBackgroundTextStyleParams(string TextStyle);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetBackgroundTextStyleParams))]
internal sealed partial class SetBackgroundTextStyleJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the marks behind a page that is pulled down.</summary>
    public static SdkApi<SetBackgroundTextStyleParams, OpenApiResult> SetBackgroundTextStyle { get; } = new("setBackgroundTextStyle", SetBackgroundTextStyleJson.Default.SetBackgroundTextStyleParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            if (call.Params.TextStyle is not ("dark" or "light"))
                throw new OpenApiException($"invalid textStyle \"{call.Params.TextStyle}\"", 1001);
            call.MiniApp.Ui.Apply(new UiChange("background", call.PageId, JsonSerializer.SerializeToElement(call.Params, SetBackgroundTextStyleJson.Default.SetBackgroundTextStyleParams)));
            return Ok();
        },
    };
}
