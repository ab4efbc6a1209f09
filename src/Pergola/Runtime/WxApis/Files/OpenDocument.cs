using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.openDocument</c> takes.</summary>
/// <param name="FilePath">A path of the program.</param>
/// <param name="FileType"><c>doc</c>, <c>docx</c>, <c>xls</c>, <c>xlsx</c>, <c>ppt</c>, <c>pptx</c> or <c>pdf</c>; null: by the path.</param>
/// <param name="ShowMenu">Accepted and without effect: the device draws its own.</param>
public sealed record OpenDocumentParams(string FilePath, string? FileType = null, bool ShowMenu = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenDocumentParams))]
internal sealed partial class OpenDocumentJson : JsonSerializerContext;

public static partial class WxApis
{
    private static readonly string[] DocumentTypes = ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf"];

    /// <summary>Shows a document with whatever the superapp has for it (<see cref="IFileDevice.OpenAsync"/>).</summary>
    public static SdkApi<OpenDocumentParams, OpenApiResult> OpenDocument { get; } = new("openDocument", OpenDocumentJson.Default.OpenDocumentParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Files ?? throw OpenApiErrors.NoDevice("document");
            var bytes = call.MiniApp.Files.TryReadLocal(call.Params.FilePath) ?? throw new OpenApiException("file doesn't exist", OpenApiErrors.SystemErrno);
            var name = Path.GetFileName(call.Params.FilePath);
            var type = call.Params.FileType ?? Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
            if (!DocumentTypes.Contains(type, StringComparer.Ordinal)) throw new OpenApiException("filetype not supported: it is doc, docx, xls, xlsx, ppt, pptx or pdf", OpenApiErrors.SystemErrno);
            await device.OpenAsync(call.MiniApp, new NamedFile(Path.ChangeExtension(name, type), bytes), cancellationToken);
            return new OpenApiResult();
        },
    };
}
