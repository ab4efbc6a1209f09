using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>Whose message was taken.</summary>
/// <param name="SocketTaskId">The task's number.</param>
public sealed record TakeSocketMessageParams(int SocketTaskId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TakeSocketMessageParams))]
internal sealed partial class TakeSocketMessageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>The logic has given a message of a WebSocket to the program: the next ones may come. A server that sends faster than that is held back.</summary>
    public static SdkApi<TakeSocketMessageParams, OpenApiResult> TakeSocketMessage { get; } =
        new("takeSocketMessage", TakeSocketMessageJson.Default.TakeSocketMessageParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.Sync,
            Returns = Nothing,
            IsHidden = true,
            Answer = static (call, _) =>
            {
                call.Network.Sockets.Taken(call.Params.SocketTaskId);
                return Ok();
            },
        };
}
