using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Takes a hint that another page will be opened. One view draws all pages and runs already.</summary>
    public static SdkApi<NoParams, OpenApiResult> PreloadWebview { get; } = new("preloadWebview", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => Ok(),
    };
}
