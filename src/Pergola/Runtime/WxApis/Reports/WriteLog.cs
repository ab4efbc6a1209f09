using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.writeLog</c> takes.</summary>
/// <param name="Level"><c>debug</c>, <c>info</c>, <c>log</c>, <c>warn</c> or <c>error</c>.</param>
/// <param name="Line">The arguments as an array; of a realtime log an object with <c>args</c>, <c>filter</c>, <c>tag</c> and <c>page</c>.</param>
/// <param name="Realtime">Whether it is a realtime log.</param>
public sealed record WriteLogParams(string Level, JsonElement Line, bool Realtime = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WriteLogParams))]
internal sealed partial class WriteLogJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Writes a line to the host's observer: what <c>wx.getLogManager()</c> and <c>wx.getRealtimeLogManager()</c> do.</summary>
    public static SdkApi<WriteLogParams, OpenApiResult> WriteLog { get; } = new("writeLog", WriteLogJson.Default.WriteLogParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Validate = static parameters => parameters.Level is "debug" or "info" or "log" or "warn" or "error" ? null : "invalid level",
        Answer = static (call, _) =>
        {
            call.MiniApp.Report(new MiniAppReport(call.Params.Realtime ? "realtimeLog" : "log", call.Params.Level, ProgramReports.Bounded(call.Params.Line)));
            return Ok();
        },
    };
}
