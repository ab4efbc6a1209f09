using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setVisualEffectOnCapture</c> takes.</summary>
/// <param name="VisualEffect"><c>none</c> or <c>hidden</c>.</param>
public sealed record SetVisualEffectOnCaptureParams(string VisualEffect = "none");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetVisualEffectOnCaptureParams))]
internal sealed partial class SetVisualEffectOnCaptureJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Hides the program from screenshots and recordings, or no longer.</summary>
    public static SdkApi<SetVisualEffectOnCaptureParams, OpenApiResult> SetVisualEffectOnCapture { get; } = new("setVisualEffectOnCapture", SetVisualEffectOnCaptureJson.Default.SetVisualEffectOnCaptureParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.VisualEffect is "none" or "hidden" ? null : "invalid visualEffect: it is none or hidden",
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Screen ?? throw OpenApiErrors.NoDevice("screen");
            await device.SetHiddenOnCaptureAsync(call.MiniApp, call.Params.VisualEffect == "hidden", cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };
}
