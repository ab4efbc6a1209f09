using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Shakes the device for 400 ms.</summary>
    public static SdkApi<NoParams, OpenApiResult> VibrateLong { get; } = new("vibrateLong", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Vibration ?? throw OpenApiErrors.NoDevice("vibration");
            await device.VibrateAsync(call.MiniApp, Vibration.Long, cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };
}
