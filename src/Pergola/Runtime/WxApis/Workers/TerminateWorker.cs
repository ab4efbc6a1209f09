using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.terminateWorker</c> takes.</summary>
/// <param name="Worker">The worker's number.</param>
public sealed record TerminateWorkerParams(int Worker);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TerminateWorkerParams))]
internal sealed partial class TerminateWorkerJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Ends the worker (<c>Worker.terminate</c>).</summary>
    public static SdkApi<TerminateWorkerParams, OpenApiResult> TerminateWorker { get; } = new("terminateWorker", TerminateWorkerJson.Default.TerminateWorkerParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Answer = static (call, _) =>
        {
            call.MiniApp.Worker.Terminate(call.Params.Worker);
            return Ok();
        },
    };
}
