using System.Text;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.closeSocket</c> and <c>SocketTask.close</c> take.</summary>
/// <param name="Code">1000, or 3000 to 4999.</param>
/// <param name="Reason">At most 123 bytes of UTF-8.</param>
/// <param name="SocketTaskId">The task's number; 0: the socket that was opened last.</param>
public sealed record CloseSocketParams(int Code = 1000, string? Reason = null, int SocketTaskId = 0);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CloseSocketParams))]
internal sealed partial class CloseSocketJson : JsonSerializerContext;

public static partial class WxApis
{
    private const int MostReasonBytes = 123;

    /// <summary>Closes a WebSocket, after what was sent before.</summary>
    public static SdkApi<CloseSocketParams, OpenApiResult> CloseSocket { get; } = new("closeSocket", CloseSocketJson.Default.CloseSocketParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters =>
            parameters.Code is not (1000 or (>= 3000 and <= 4999)) ? $"invalid code {parameters.Code}: it is 1000, or 3000 to 4999"
            : Encoding.UTF8.GetByteCount(parameters.Reason ?? "") > MostReasonBytes ? $"invalid reason: at most {MostReasonBytes} bytes"
            : null,
        Answer = static (call, _) =>
        {
            call.Network.Sockets.Find(call.Params.SocketTaskId).Close(call.Params.Code, call.Params.Reason ?? "");
            return Ok();
        },
    };
}
