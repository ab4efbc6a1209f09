using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Ends the page's pull-down refresh.</summary>
    public static SdkApi<NoParams, OpenApiResult> StopPullDownRefresh { get; } = new("stopPullDownRefresh", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("pullDownRefresh", call.PageId, UiData.Flag("refreshing", false)));
            return Ok();
        },
    };
}
