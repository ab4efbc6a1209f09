using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.reportPerformance</c> takes.</summary>
/// <param name="Id">Which measurement.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Dimensions">Whatever else tells it apart, or null.</param>
public sealed record ReportPerformanceParams(double Id, double Value, JsonElement? Dimensions = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportPerformanceParams))]
internal sealed partial class ReportPerformanceJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reports a measured time: <c>wx.reportPerformance(id, value, dimensions)</c>.</summary>
    public static SdkApi<ReportPerformanceParams, OpenApiResult> ReportPerformance { get; } = new("reportPerformance", ReportPerformanceJson.Default.ReportPerformanceParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["id", "value", "dimensions"],
        Returns = Nothing,
        Answer = static (call, _) =>
        {
            call.MiniApp.Report(new MiniAppReport("performance", call.Params.Id.ToString(CultureInfo.InvariantCulture), ProgramReports.Bounded(call.RawParams)));
            return Ok();
        },
    };
}
