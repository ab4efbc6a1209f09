using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

public static partial class WxApis
{
    /// <summary>Ends the recording that <c>wx.startRecord</c> began; the answer of that call brings the file.</summary>
    public static SdkApi<NoParams, OpenApiResult> StopRecord { get; } = new("stopRecord", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => Recording.Stop(call.MiniApp) ? Ok() : throw new OpenApiException("not recording", OpenApiErrors.SystemErrno),
    };
}
