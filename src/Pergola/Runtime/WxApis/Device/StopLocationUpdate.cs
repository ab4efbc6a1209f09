using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Tells no longer where the device is.</summary>
    public static SdkApi<NoParams, OpenApiResult> StopLocationUpdate { get; } = new("stopLocationUpdate", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            LocationWatch.Stop(call.MiniApp);
            return Ok();
        },
    };
}
