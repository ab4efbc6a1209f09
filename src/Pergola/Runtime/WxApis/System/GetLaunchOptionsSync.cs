using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Tells how the mini program was launched.</summary>
    public static SdkApi<NoParams, LaunchOptionsResult> GetLaunchOptionsSync { get; } = new("getLaunchOptionsSync", SharedJson.Default.NoParams, LaunchOptionsJson.Default.LaunchOptionsResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(LaunchOptionsResult.From(call.MiniApp.Launch)),
    };
}
