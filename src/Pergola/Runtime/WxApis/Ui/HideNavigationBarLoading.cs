using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Takes the loading mark of the navigation bar away.</summary>
    public static SdkApi<NoParams, OpenApiResult> HideNavigationBarLoading { get; } = new("hideNavigationBarLoading", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("navigationBarLoading", call.PageId, UiData.Flag("loading", false)));
            return Ok();
        },
    };
}
