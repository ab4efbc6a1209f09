using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Takes the focus from the input of the page on top, and the keyboard with it.</summary>
    public static SdkApi<NoParams, OpenApiResult> HideKeyboard { get; } = new("hideKeyboard", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("hideKeyboard", call.PageId, UiData.Empty));
            return Ok();
        },
    };
}
