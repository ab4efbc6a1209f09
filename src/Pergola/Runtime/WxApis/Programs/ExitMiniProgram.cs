using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Ends this mini program. It needs a tap.</summary>
    public static SdkApi<NoParams, OpenApiResult> ExitMiniProgram { get; } = new("exitMiniProgram", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.Needed,
        Answer = static (call, _) =>
        {
            call.MiniApp.Exit();
            return Ok();
        },
    };
}
