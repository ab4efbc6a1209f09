using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.reportAnalytics</c> takes.</summary>
/// <param name="EventName">Which event.</param>
/// <param name="Data">What belongs to it; null for nothing.</param>
public sealed record ReportAnalyticsParams(string EventName, JsonElement? Data = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportAnalyticsParams))]
internal sealed partial class ReportAnalyticsJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>As <c>wx.reportEvent</c>, under its old name: <c>wx.reportAnalytics(eventName, data)</c>.</summary>
    public static SdkApi<ReportAnalyticsParams, OpenApiResult> ReportAnalytics { get; } = new("reportAnalytics", ReportAnalyticsJson.Default.ReportAnalyticsParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["eventName", "data"],
        Returns = Nothing,
        Answer = static (call, _) =>
        {
            call.MiniApp.Report(new MiniAppReport("analytics", call.Params.EventName, ProgramReports.Bounded(call.Params.Data)));
            return Ok();
        },
    };
}
