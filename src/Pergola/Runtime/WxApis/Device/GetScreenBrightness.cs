using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getScreenBrightness</c> answers.</summary>
/// <param name="Value">0, the darkest, to 1.</param>
public sealed record GetScreenBrightnessResult(double Value) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetScreenBrightnessResult))]
internal sealed partial class GetScreenBrightnessJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells how bright the screen is.</summary>
    public static SdkApi<NoParams, GetScreenBrightnessResult> GetScreenBrightness { get; } = new("getScreenBrightness", SharedJson.Default.NoParams, GetScreenBrightnessJson.Default.GetScreenBrightnessResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Screen ?? throw OpenApiErrors.NoDevice("screen");
            return new GetScreenBrightnessResult(await device.GetBrightnessAsync(call.MiniApp, cancellationToken).ConfigureAwait(false));
        },
    };
}
