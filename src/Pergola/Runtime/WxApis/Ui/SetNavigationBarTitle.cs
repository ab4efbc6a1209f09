using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setNavigationBarTitle</c> takes.</summary>
/// <param name="Title">The title.</param>
public sealed record SetNavigationBarTitleParams(string Title);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetNavigationBarTitleParams))]
internal sealed partial class SetNavigationBarTitleJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the title of the page on top.</summary>
    public static SdkApi<SetNavigationBarTitleParams, OpenApiResult> SetNavigationBarTitle { get; } = new("setNavigationBarTitle", SetNavigationBarTitleJson.Default.SetNavigationBarTitleParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("navigationBar", call.PageId, JsonSerializer.SerializeToElement(call.Params, SetNavigationBarTitleJson.Default.SetNavigationBarTitleParams)));
            return Ok();
        },
    };
}
