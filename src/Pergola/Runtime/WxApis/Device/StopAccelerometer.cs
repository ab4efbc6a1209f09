using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Stops the sensor behind <c>wx.onAccelerometerChange</c>.</summary>
    public static SdkApi<NoParams, OpenApiResult> StopAccelerometer { get; } = new("stopAccelerometer", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            MotionListening.Stop(call.MiniApp, MotionSensor.Accelerometer);
            return Ok();
        },
    };
}
