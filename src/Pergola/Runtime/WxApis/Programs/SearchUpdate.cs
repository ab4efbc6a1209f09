using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Looks for a newer version of the program: what <c>wx.getUpdateManager()</c> does when it is first called.</summary>
    public static SdkApi<NoParams, OpenApiResult> SearchUpdate { get; } = new("searchUpdate", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Answer = static (call, _) =>
        {
            call.MiniApp.Updates.Search();
            return Ok();
        },
    };
}
