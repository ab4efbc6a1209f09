using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.createWorker</c> takes.</summary>
/// <param name="Script">The first module, below the folder that app.json names as <c>workers</c>.</param>
public sealed record CreateWorkerParams(string Script);

/// <summary>What <c>wx.createWorker</c> answers.</summary>
/// <param name="Worker">The worker's number.</param>
public sealed record CreateWorkerResult(int Worker) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateWorkerParams))]
[JsonSerializable(typeof(CreateWorkerResult))]
internal sealed partial class CreateWorkerJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Starts the program's worker (<c>wx.createWorker(script)</c>). One may run at a time.</summary>
    public static SdkApi<CreateWorkerParams, CreateWorkerResult> CreateWorker { get; } = new("createWorker", CreateWorkerJson.Default.CreateWorkerParams, CreateWorkerJson.Default.CreateWorkerResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = "worker",
        IsHidden = true,
        Answer = static (call, _) => new(new CreateWorkerResult(call.MiniApp.Worker.Start(call.Params.Script))),
    };
}
