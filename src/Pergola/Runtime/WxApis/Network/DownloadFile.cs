using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.downloadFile</c> takes.</summary>
/// <param name="Url">The URL; its origin must be in the registry's record of the mini program.</param>
/// <param name="Header">The headers. Referer and Host cannot be set.</param>
/// <param name="FilePath">Where the file goes, below <c>wxfile://usr</c>; null: a temporary file.</param>
/// <param name="Timeout">How long it may take, in milliseconds; null for app.json's <c>networkTimeout.downloadFile</c>.</param>
public sealed record DownloadFileParams(string Url, IReadOnlyDictionary<string, JsonElement>? Header = null, string? FilePath = null, double? Timeout = null);

/// <summary>What <c>wx.downloadFile</c> answers.</summary>
/// <param name="StatusCode">The HTTP status; one of 400 and more is a success too, and what came with it is in the file.</param>
/// <param name="TempFilePath">The temporary file; null when a path was given.</param>
/// <param name="FilePath">The path that was given.</param>
/// <param name="Header">The headers.</param>
/// <param name="Cookies">The cookies that the server sets, one text each. They are not kept.</param>
/// <param name="DataLength">How many bytes came.</param>
public sealed record DownloadFileResult(int StatusCode, string? TempFilePath, string? FilePath, IReadOnlyDictionary<string, string> Header, IReadOnlyList<string> Cookies, long DataLength) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DownloadFileParams))]
[JsonSerializable(typeof(DownloadFileResult))]
internal sealed partial class DownloadFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Fetches a file through the host's network gate, straight to the disk.</summary>
    public static SdkApi<DownloadFileParams, DownloadFileResult> DownloadFile { get; } = new("downloadFile", DownloadFileJson.Default.DownloadFileParams, DownloadFileJson.Default.DownloadFileResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Task,
        Answer = static async (call, cancellationToken) =>
        {
            var files = call.MiniApp.Files;
            // Said before anything is fetched: such a download could not be kept.
            if (call.Params.FilePath is { } wish) files.Tree.Target(wish, $", open {wish}");
            var request = new NetworkRequest("GET", call.Params.Url)
            {
                Headers = RequestBody.Headers(call.Params.Header),
                Purpose = NetworkPurpose.Download,
                Timeout = NetworkCall.Timeout(call.Params.Timeout, call.MiniApp.Config.DownloadTimeout),
            };
            var (head, path, length) = await call.Network.ExchangeAsync(request, (message, url, ct) => KeepAsync(call, message, url, ct), cancellationToken);
            if (call.Params.FilePath is { } target) files.Tree.Rename(path, target);
            return new DownloadFileResult(head.StatusCode, call.Params.FilePath is null ? path : null, call.Params.FilePath, head.Headers, head.Cookies, length);
        },
    };

    private static async Task<(NetworkResponse Head, string Path, long Length)> KeepAsync(SdkCall<DownloadFileParams> call, HttpResponseMessage message, Uri url, CancellationToken cancellationToken)
    {
        var head = GateMessages.Head(message, url);
        NetworkCall.ReportHeaders(call.Report, head);
        var most = call.Network.FileLimit;
        if (message.Content.Headers.ContentLength > most) throw TooLarge(most);
        var progress = new TransferProgress(call.Report, "totalBytesWritten", "totalBytesExpectedToWrite", message.Content.Headers.ContentLength);
        var length = 0L;
        await using var content = await message.Content.ReadAsStreamAsync(cancellationToken);
        var path = await call.MiniApp.Files.AddTemporaryAsync(content, ExtensionOf(url, head.ContentType), received =>
        {
            if (received > most) throw TooLarge(most);
            progress.Reach(length = received);
        }, cancellationToken);
        return (head, path, length);
    }

    private static OpenApiException TooLarge(long most) => NetworkErrors.Failed($"exceed max file size {most >> 20} MB");

    // The type says what it is better than a name can; a name is the next best.
    private static string ExtensionOf(Uri url, string contentType)
    {
        if (ViewResourceTypes.ExtensionOf(contentType) is { } ofType) return ofType;
        var ofName = Path.GetExtension(url.AbsolutePath).TrimStart('.');
        return ofName.Length is > 0 and <= 8 && ofName.All(char.IsAsciiLetterOrDigit) ? ofName.ToLowerInvariant() : "dat";
    }
}
