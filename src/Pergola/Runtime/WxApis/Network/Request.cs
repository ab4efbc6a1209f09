using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;
using Pergola.MiniApps.Network;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.request</c> takes.</summary>
/// <param name="Url">The URL; its origin must be in the registry's record of the mini program.</param>
/// <param name="Data">The parameters: text, an object, or bytes.</param>
/// <param name="Header">The headers. Referer and Host cannot be set. Default: <c>content-type: application/json</c>.</param>
/// <param name="Timeout">How long it may take, in milliseconds; null for app.json's <c>networkTimeout.request</c>.</param>
/// <param name="Method"><c>OPTIONS</c>, <c>GET</c>, <c>HEAD</c>, <c>POST</c>, <c>PUT</c>, <c>DELETE</c>, <c>TRACE</c>, <c>CONNECT</c> or <c>PATCH</c>.</param>
/// <param name="DataType"><c>json</c>: a text answer that is JSON is parsed; anything else: it is left as it is.</param>
/// <param name="ResponseType"><c>text</c> or <c>arraybuffer</c>.</param>
/// <param name="EnableChunked">Whether the body is given piece by piece, to <c>task.onChunkReceived</c>; <c>data</c> is then empty.</param>
/// <param name="Redirect"><c>follow</c>; <c>manual</c>: a redirect is the answer.</param>
public sealed record RequestParams(
    string Url, JsonElement? Data = null, IReadOnlyDictionary<string, JsonElement>? Header = null, double? Timeout = null, string Method = "GET", string DataType = "json", string ResponseType = "text",
    bool EnableChunked = false, string Redirect = "follow");

/// <summary>What <c>wx.request</c> answers.</summary>
/// <param name="Data">The body: parsed JSON, text, or bytes.</param>
/// <param name="StatusCode">The HTTP status; one of 400 and more is a success too.</param>
/// <param name="Header">The headers.</param>
/// <param name="Cookies">The cookies that the server sets, one text each. They are not kept.</param>
public sealed record RequestResult(JsonElement Data, int StatusCode, IReadOnlyDictionary<string, string> Header, IReadOnlyList<string> Cookies) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestParams))]
[JsonSerializable(typeof(RequestResult))]
internal sealed partial class RequestJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Sends an HTTP request through the host's network gate.</summary>
    public static SdkApi<RequestParams, RequestResult> Request { get; } = new("request", RequestJson.Default.RequestParams, RequestJson.Default.RequestResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Task,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["method"] = ["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"], ["redirect"] = ["follow", "manual"] },
        Answer = static async (call, cancellationToken) =>
        {
            var timeout = NetworkCall.Timeout(call.Params.Timeout, call.MiniApp.Config.RequestTimeout);
            var request = RequestBody.ToRequest(call.Params) with { Timeout = timeout, FollowsRedirects = call.Params.Redirect != "manual" };
            var response = await call.Network.ExchangeAsync(request, (message, url, ct) => ReceiveAsync(call, message, url, ct), cancellationToken);
            return new RequestResult(call.Params.EnableChunked ? EmptyText : ResponseBody.ToData(response, call.Params), response.StatusCode, response.Headers, response.Cookies);
        },
    };

    private static async Task<NetworkResponse> ReceiveAsync(SdkCall<RequestParams> call, HttpResponseMessage message, Uri url, CancellationToken cancellationToken)
    {
        var head = GateMessages.Head(message, url);
        NetworkCall.ReportHeaders(call.Report, head);
        if (!call.Params.EnableChunked) return head with { Body = await call.Network.ReadBodyAsync(message, cancellationToken) };
        await using var stream = await message.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 15];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var chunk = FileContent.ToBuffer(buffer.AsSpan(0, read));
            call.Report("ChunkReceived", ControlDetail.Of(writer =>
            {
                writer.WritePropertyName("data");
                chunk.WriteTo(writer);
            }));
        }

        return head;
    }
}
