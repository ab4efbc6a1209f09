using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Tells how the mini program came to the foreground last.</summary>
    public static SdkApi<NoParams, LaunchOptionsResult> GetEnterOptionsSync { get; } = new("getEnterOptionsSync", SharedJson.Default.NoParams, LaunchOptionsJson.Default.LaunchOptionsResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(LaunchOptionsResult.From(call.MiniApp.Enter)),
    };
}
