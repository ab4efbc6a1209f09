using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.postToWorker</c> takes.</summary>
/// <param name="Worker">The worker's number.</param>
/// <param name="Message">Anything that JSON can hold.</param>
public sealed record PostToWorkerParams(int Worker, JsonElement Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PostToWorkerParams))]
internal sealed partial class PostToWorkerJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Sends a message to the worker (<c>Worker.postMessage</c>).</summary>
    public static SdkApi<PostToWorkerParams, OpenApiResult> PostToWorker { get; } = new("postToWorker", PostToWorkerJson.Default.PostToWorkerParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Answer = static (call, _) =>
        {
            call.MiniApp.Worker.Post(call.Params.Worker, call.Params.Message);
            return Ok();
        },
    };
}
