using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Takes the loading mark away.</summary>
    public static SdkApi<NoParams, OpenApiResult> HideLoading { get; } = new("hideLoading", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            call.MiniApp.Ui.Apply(new UiChange("hideLoading", call.PageId, UiData.Empty));
            return Ok();
        },
    };
}
