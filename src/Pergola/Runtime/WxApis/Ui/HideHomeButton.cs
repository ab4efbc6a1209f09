using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Takes the home button of the navigation bar away.</summary>
    public static SdkApi<NoParams, OpenApiResult> HideHomeButton { get; } = new("hideHomeButton", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("navigationBar", call.PageId, UiData.Flag("home", false)));
            return Ok();
        },
    };
}
