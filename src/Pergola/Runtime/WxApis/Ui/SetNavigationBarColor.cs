using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setNavigationBarColor</c> takes.</summary>
/// <param name="FrontColor">Texts and buttons: <c>#ffffff</c> or <c>#000000</c>.</param>
/// <param name="BackgroundColor">The bar: a hexadecimal colour.</param>
/// <param name="Animation">How the change moves, or null.</param>
public sealed record SetNavigationBarColorParams(string FrontColor, string BackgroundColor, NavigationBarAnimation? Animation = null);

/// <summary>How the colours change.</summary>
/// <param name="Duration">How long it takes, in milliseconds.</param>
/// <param name="TimingFunc"><c>linear</c>, <c>easeIn</c>, <c>easeOut</c> or <c>easeInOut</c>.</param>
public sealed record NavigationBarAnimation(double Duration = 0, string TimingFunc = "linear");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetNavigationBarColorParams))]
internal sealed partial class SetNavigationBarColorJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes the colours of the navigation bar of the page on top.</summary>
    public static SdkApi<SetNavigationBarColorParams, OpenApiResult> SetNavigationBarColor { get; } = new("setNavigationBarColor", SetNavigationBarColorJson.Default.SetNavigationBarColorParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            if (call.Params.FrontColor.ToLowerInvariant() is not ("#ffffff" or "#000000"))
                throw new OpenApiException($"invalid frontColor \"{call.Params.FrontColor}\"", 1001);
            call.MiniApp.Ui.Apply(new UiChange("navigationBar", call.PageId, JsonSerializer.SerializeToElement(call.Params, SetNavigationBarColorJson.Default.SetNavigationBarColorParams)));
            return Ok();
        },
    };
}
