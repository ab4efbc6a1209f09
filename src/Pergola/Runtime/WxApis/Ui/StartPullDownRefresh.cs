using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Starts the page's pull-down refresh, as if the user had pulled.</summary>
    public static SdkApi<NoParams, OpenApiResult> StartPullDownRefresh { get; } = new("startPullDownRefresh", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("pullDownRefresh", call.PageId, UiData.Flag("refreshing", true)));
            return Ok();
        },
    };
}
