using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Starts the newer version in place of this one (<c>UpdateManager.applyUpdate</c>).</summary>
    public static SdkApi<NoParams, OpenApiResult> ApplyUpdate { get; } = new("applyUpdate", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Answer = static (call, _) =>
        {
            call.MiniApp.Updates.Apply();
            return Ok();
        },
    };
}
