using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Asks no longer before the page on top is left.</summary>
    public static SdkApi<NoParams, OpenApiResult> DisableAlertBeforeUnload { get; } = new("disableAlertBeforeUnload", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            LeaveAlerts.Set(call.MiniApp, call.PageId, null);
            return Ok();
        },
    };
}
