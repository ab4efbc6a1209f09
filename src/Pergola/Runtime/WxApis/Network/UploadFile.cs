using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.uploadFile</c> takes.</summary>
/// <param name="Url">The URL; its origin must be in the registry's record of the mini program.</param>
/// <param name="FilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="Name">The name of the form's field that has the file.</param>
/// <param name="Header">The headers. Referer, Host and Content-Type cannot be set.</param>
/// <param name="FormData">The form's further fields.</param>
/// <param name="Timeout">How long it may take, in milliseconds; null for app.json's <c>networkTimeout.uploadFile</c>.</param>
/// <param name="FileName">The file's name for the server; null: the last part of its path.</param>
public sealed record UploadFileParams(
    string Url, string FilePath, string Name, IReadOnlyDictionary<string, JsonElement>? Header = null, IReadOnlyDictionary<string, JsonElement>? FormData = null, double? Timeout = null, string? FileName = null);

/// <summary>What <c>wx.uploadFile</c> answers.</summary>
/// <param name="Data">The server's answer, as text.</param>
/// <param name="StatusCode">The HTTP status; one of 400 and more is a success too.</param>
/// <param name="Header">The headers.</param>
/// <param name="Cookies">The cookies that the server sets, one text each. They are not kept.</param>
public sealed record UploadFileResult(string Data, int StatusCode, IReadOnlyDictionary<string, string> Header, IReadOnlyList<string> Cookies) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadFileParams))]
[JsonSerializable(typeof(UploadFileResult))]
internal sealed partial class UploadFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Sends a file as a form (<c>multipart/form-data</c>) through the host's network gate.</summary>
    public static SdkApi<UploadFileParams, UploadFileResult> UploadFile { get; } = new("uploadFile", UploadFileJson.Default.UploadFileParams, UploadFileJson.Default.UploadFileResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Task,
        Answer = static async (call, cancellationToken) =>
        {
            var file = call.MiniApp.Files.Tree.File(call.Params.FilePath, $", open {call.Params.FilePath}");
            if (file.Size > call.Network.FileLimit) throw NetworkErrors.Failed($"exceed max upload file size {call.Network.FileLimit >> 20} MB");
            var form = new UploadForm(call.Params, file, call.Report);
            var request = new NetworkRequest("POST", call.Params.Url)
            {
                Headers = RequestBody.Headers(call.Params.Header),
                Purpose = NetworkPurpose.Upload,
                Timeout = NetworkCall.Timeout(call.Params.Timeout, call.MiniApp.Config.UploadTimeout),
                Content = form.Make,
            };
            var response = await call.Network.ExchangeAsync(request, async (message, url, ct) =>
            {
                var head = GateMessages.Head(message, url);
                NetworkCall.ReportHeaders(call.Report, head);
                return head with { Body = await call.Network.ReadBodyAsync(message, ct) };
            }, cancellationToken);
            return new UploadFileResult(ResponseBody.Decode(response), response.StatusCode, response.Headers, response.Cookies);
        },
    };
}
