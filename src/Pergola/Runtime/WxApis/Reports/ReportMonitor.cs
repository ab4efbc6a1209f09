using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.reportMonitor</c> takes.</summary>
/// <param name="Name">What is watched.</param>
/// <param name="Value">The number.</param>
public sealed record ReportMonitorParams(string Name, JsonElement Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportMonitorParams))]
internal sealed partial class ReportMonitorJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reports a number that the program watches: <c>wx.reportMonitor(name, value)</c>.</summary>
    public static SdkApi<ReportMonitorParams, OpenApiResult> ReportMonitor { get; } = new("reportMonitor", ReportMonitorJson.Default.ReportMonitorParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["name", "value"],
        Returns = Nothing,
        Answer = static (call, _) =>
        {
            call.MiniApp.Report(new MiniAppReport("monitor", call.Params.Name, ProgramReports.Bounded(call.Params.Value)));
            return Ok();
        },
    };
}
