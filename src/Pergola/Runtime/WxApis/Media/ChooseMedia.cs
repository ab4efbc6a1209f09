using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Media;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.chooseMedia</c> takes.</summary>
/// <param name="Count">How many at most.</param>
/// <param name="MediaType"><c>image</c>, <c>video</c>, <c>mix</c>; default: images and videos.</param>
/// <param name="SourceType"><c>album</c>, <c>camera</c>; the camera is used where the album is not among them.</param>
/// <param name="MaxDuration">Accepted and without effect: videos are as the device gives them.</param>
/// <param name="SizeType">Accepted and without effect: pictures are as the device gives them.</param>
/// <param name="Camera">Accepted and without effect: the device chooses its camera.</param>
public sealed record ChooseMediaParams(
    double Count = 9, IReadOnlyList<string>? MediaType = null, IReadOnlyList<string>? SourceType = null, double MaxDuration = 10, IReadOnlyList<string>? SizeType = null, string Camera = "back");

/// <summary>A picture or video that was picked.</summary>
/// <param name="TempFilePath">The temporary file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Duration">How long a video lasts, in seconds; 0 where nobody knows.</param>
/// <param name="Width">In pixels; 0 where nobody knows.</param>
/// <param name="Height">In pixels; 0 where nobody knows.</param>
/// <param name="ThumbTempFilePath">A picture of a video; empty where there is none.</param>
/// <param name="FileType"><c>image</c> or <c>video</c>.</param>
public sealed record ChosenMedia(string TempFilePath, long Size, double Duration, int Width, int Height, string ThumbTempFilePath, string FileType);

/// <summary>What <c>wx.chooseMedia</c> answers.</summary>
/// <param name="TempFiles">What was picked.</param>
/// <param name="Type"><c>image</c>, <c>video</c> or <c>mix</c>.</param>
public sealed record ChooseMediaResult(IReadOnlyList<ChosenMedia> TempFiles, string Type) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseMediaParams))]
[JsonSerializable(typeof(ChooseMediaResult))]
internal sealed partial class ChooseMediaJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user pick or take pictures and videos. Picking is the consent.</summary>
    public static SdkApi<ChooseMediaParams, ChooseMediaResult> ChooseMedia { get; } = new("chooseMedia", ChooseMediaJson.Default.ChooseMediaParams, ChooseMediaJson.Default.ChooseMediaResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.MediaType?.Any(static type => type is not ("image" or "video" or "mix")) == true ? "invalid mediaType: it is image, video or mix" : null,
        Answer = static async (call, cancellationToken) =>
        {
            var wish = new FileWish(KindOf(call.Params.MediaType), (int)Math.Clamp(call.Params.Count, 1, 20), PickedMedia.FromCamera(call.Params.SourceType), []);
            var picked = await PickedMedia.PickAsync(call.MiniApp, call.PageId, wish, cancellationToken);
            ChosenMedia[] files = [.. picked.Select(file => MediaOf(call.MiniApp, file))];
            var types = files.Select(static file => file.FileType).Distinct(StringComparer.Ordinal).ToArray();
            return new ChooseMediaResult(files, types is [var only] ? only : "mix");
        },
    };

    private static FileKind KindOf(IReadOnlyList<string>? types) =>
        types is null or { Count: 0 } || types.Contains("mix") || (types.Contains("image") && types.Contains("video")) ? FileKind.Media
        : types.Contains("video") ? FileKind.Video
        : FileKind.Image;

    private static ChosenMedia MediaOf(IMiniApp app, ChosenFile file)
    {
        var isVideo = file.ContentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase);
        var facts = isVideo ? null : ImageFacts.Read(file.Bytes.Span);
        var thumbnail = file.Thumbnail is { } image ? app.Files.AddTemporary(image.Bytes.Span, ViewResourceTypes.ExtensionOf(image.ContentType) ?? "png") : "";
        return new(PickedMedia.Keep(app, file), file.Bytes.Length, file.Duration.TotalSeconds, facts?.Width ?? file.Width, facts?.Height ?? file.Height, thumbnail, isVideo ? "video" : "image");
    }
}
