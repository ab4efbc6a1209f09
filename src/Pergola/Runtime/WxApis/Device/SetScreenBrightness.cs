using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setScreenBrightness</c> takes.</summary>
/// <param name="Value">0, the darkest, to 1.</param>
public sealed record SetScreenBrightnessParams(double Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetScreenBrightnessParams))]
internal sealed partial class SetScreenBrightnessJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Changes how bright the screen is.</summary>
    public static SdkApi<SetScreenBrightnessParams, OpenApiResult> SetScreenBrightness { get; } = new("setScreenBrightness", SetScreenBrightnessJson.Default.SetScreenBrightnessParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Value is >= 0 and <= 1 ? null : "invalid value: it is 0 to 1",
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Screen ?? throw OpenApiErrors.NoDevice("screen");
            await device.SetBrightnessAsync(call.MiniApp, call.Params.Value, cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };
}
