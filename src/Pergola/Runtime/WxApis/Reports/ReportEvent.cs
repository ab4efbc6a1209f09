using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.reportEvent</c> takes.</summary>
/// <param name="EventId">Which event.</param>
/// <param name="Data">What belongs to it; null for nothing.</param>
public sealed record ReportEventParams(string EventId, JsonElement? Data = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportEventParams))]
internal sealed partial class ReportEventJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reports an event of the program's own to the host's observer: <c>wx.reportEvent(eventId, data)</c>.</summary>
    public static SdkApi<ReportEventParams, OpenApiResult> ReportEvent { get; } = new("reportEvent", ReportEventJson.Default.ReportEventParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["eventId", "data"],
        Returns = Nothing,
        Answer = static (call, _) =>
        {
            call.MiniApp.Report(new MiniAppReport("event", call.Params.EventId, ProgramReports.Bounded(call.Params.Data)));
            return Ok();
        },
    };
}
