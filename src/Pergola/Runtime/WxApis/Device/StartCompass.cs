using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Starts the sensor behind <c>wx.onCompassChange</c>.</summary>
    public static SdkApi<NoParams, OpenApiResult> StartCompass { get; } = new("startCompass", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            MotionListening.Start(call.MiniApp, MotionSensor.Compass, "normal");
            return Ok();
        },
    };
}
