using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Shows a loading mark in the navigation bar.</summary>
    public static SdkApi<NoParams, OpenApiResult> ShowNavigationBarLoading { get; } = new("showNavigationBarLoading", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("navigationBarLoading", call.PageId, UiData.Flag("loading", true)));
            return Ok();
        },
    };
}
