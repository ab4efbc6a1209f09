using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Forgets all values of this user in this mini program.</summary>
    public static SdkApi<NoParams, OpenApiResult> ClearStorage { get; } = new("clearStorage", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => ForgetAll(call),
    };

    /// <summary>As <see cref="ClearStorage"/>: <c>wx.clearStorageSync()</c>.</summary>
    public static SdkApi<NoParams, OpenApiResult> ClearStorageSync { get; } = new("clearStorageSync", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        Answer = static (call, _) => ForgetAll(call),
    };

    private static ValueTask<OpenApiResult> ForgetAll(SdkCall<NoParams> call)
    {
        call.Storage.Clear();
        return Ok();
    }
}
