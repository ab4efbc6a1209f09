using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Stops the sensor behind <c>wx.onDeviceMotionChange</c>.</summary>
    public static SdkApi<NoParams, OpenApiResult> StopDeviceMotionListening { get; } = new("stopDeviceMotionListening", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            MotionListening.Stop(call.MiniApp, MotionSensor.DeviceMotion);
            return Ok();
        },
    };
}
