using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.connectSocket</c> takes.</summary>
/// <param name="Url">A wss URL; its origin must be in the registry's record of the mini program. Plain ws only where the record says so.</param>
/// <param name="Header">The headers. Referer, Host and those of the connection cannot be set.</param>
/// <param name="Protocols">The protocols that the program speaks.</param>
/// <param name="PerMessageDeflate">Whether messages may be packed.</param>
/// <param name="TcpNoDelay">Accepted and without effect: nothing is ever delayed.</param>
/// <param name="Timeout">How long it may take to be opened, in milliseconds; null for app.json's <c>networkTimeout.connectSocket</c>.</param>
/// <param name="SocketTaskId">The logic's number of the task.</param>
public sealed record ConnectSocketParams(
    string Url, IReadOnlyDictionary<string, JsonElement>? Header = null, IReadOnlyList<string>? Protocols = null, bool PerMessageDeflate = false, bool TcpNoDelay = false, double? Timeout = null, int SocketTaskId = 0);

/// <summary>What <c>wx.connectSocket</c> answers: the socket is being opened.</summary>
/// <param name="SocketTaskId">The number of the task.</param>
public sealed record ConnectSocketResult(int SocketTaskId) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectSocketParams))]
[JsonSerializable(typeof(ConnectSocketResult))]
internal sealed partial class ConnectSocketJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>The event by which the logic's socket tasks hear of what happens: <c>{socketTaskId, event, data}</c>.</summary>
    internal const string SocketEvent = "socketTask";

    /// <summary>Opens a WebSocket through the host's network gate. An instance has five at most, and none once it has stopped.</summary>
    public static SdkApi<ConnectSocketParams, ConnectSocketResult> ConnectSocket { get; } = new("connectSocket", ConnectSocketJson.Default.ConnectSocketParams, ConnectSocketJson.Default.ConnectSocketResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Task,
        Validate = static parameters => parameters.Protocols?.Any(static protocol => !IsToken(protocol)) == true ? "invalid protocols: a protocol is letters, digits and signs without spaces" : null,
        Answer = static (call, _) =>
        {
            var (app, id) = (call.MiniApp, call.Params.SocketTaskId);
            var request = new SocketRequest(call.Params.Url, NetworkCall.Timeout(call.Params.Timeout, app.Config.SocketTimeout))
            {
                Headers = RequestBody.Headers(call.Params.Header),
                Protocols = [.. (call.Params.Protocols ?? []).Distinct(StringComparer.Ordinal)],
                Deflates = call.Params.PerMessageDeflate,
            };
            app.Network.Sockets.Open(id, request, (name, data) => app.Emit(SocketEvent, ControlDetail.Of(writer =>
            {
                writer.WriteNumber("socketTaskId", id);
                writer.WriteString("event", name);
                writer.WritePropertyName("data");
                data.WriteTo(writer);
            })));
            return new(new ConnectSocketResult(id));
        },
    };

    private static bool IsToken(string text) => text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
