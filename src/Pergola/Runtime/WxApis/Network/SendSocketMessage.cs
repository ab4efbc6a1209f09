using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.sendSocketMessage</c> and <c>SocketTask.send</c> take.</summary>
/// <param name="Data">A text, or an ArrayBuffer.</param>
/// <param name="SocketTaskId">The task's number; 0: the socket that was opened last.</param>
public sealed record SendSocketMessageParams(JsonElement Data, int SocketTaskId = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendSocketMessageParams))]
internal sealed partial class SendSocketMessageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Sends a message by a WebSocket, after those that were sent before.</summary>
    public static SdkApi<SendSocketMessageParams, OpenApiResult> SendSocketMessage { get; } =
        new("sendSocketMessage", SendSocketMessageJson.Default.SendSocketMessageParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Answer = static async (call, _) =>
            {
                var bytes = FileContent.ToBytes(call.Params.Data, encoding: null);
                await call.Network.Sockets.Find(call.Params.SocketTaskId).SendAsync(bytes, call.Params.Data.ValueKind == JsonValueKind.String);
                return new OpenApiResult();
            },
        };
}
