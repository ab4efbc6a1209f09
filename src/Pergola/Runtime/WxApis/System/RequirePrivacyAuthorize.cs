using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Succeeds at once: nothing waits for the user's consent to a privacy contract.</summary>
    public static SdkApi<NoParams, OpenApiResult> RequirePrivacyAuthorize { get; } = new("requirePrivacyAuthorize", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => Ok(),
    };
}
