using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.enableAlertBeforeUnload</c> takes.</summary>
/// <param name="Message">The question.</param>
public sealed record EnableAlertBeforeUnloadParams(string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EnableAlertBeforeUnloadParams))]
internal sealed partial class EnableAlertBeforeUnloadJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Asks the user before the page on top is left by the back button.</summary>
    public static SdkApi<EnableAlertBeforeUnloadParams, OpenApiResult> EnableAlertBeforeUnload { get; } = new("enableAlertBeforeUnload", EnableAlertBeforeUnloadJson.Default.EnableAlertBeforeUnloadParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            LeaveAlerts.Set(call.MiniApp, call.PageId, call.Params.Message);
            return Ok();
        },
    };
}
