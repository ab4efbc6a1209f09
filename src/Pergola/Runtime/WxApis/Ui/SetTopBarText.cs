using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setTopBarText</c> takes.</summary>
/// <param name="Text">The text.</param>
public sealed record SetTopBarTextParams(string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetTopBarTextParams))]
internal sealed partial class SetTopBarTextJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the text of a program that stands at the top of the superapp's list, where it draws one.</summary>
    public static SdkApi<SetTopBarTextParams, OpenApiResult> SetTopBarText { get; } = new("setTopBarText", SetTopBarTextJson.Default.SetTopBarTextParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("topBarText", 0, JsonSerializer.SerializeToElement(call.Params, SetTopBarTextJson.Default.SetTopBarTextParams)));
            return Ok();
        },
    };
}
