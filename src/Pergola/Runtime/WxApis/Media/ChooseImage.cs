using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.chooseImage</c> takes.</summary>
/// <param name="Count">How many at most.</param>
/// <param name="SizeType">Accepted and without effect: pictures are as the device gives them.</param>
/// <param name="SourceType"><c>album</c>, <c>camera</c>; the camera is used where the album is not among them.</param>
public sealed record ChooseImageParams(double Count = 9, IReadOnlyList<string>? SizeType = null, IReadOnlyList<string>? SourceType = null);

/// <summary>A picture that was picked.</summary>
/// <param name="Path">The temporary file.</param>
/// <param name="Size">Bytes.</param>
public sealed record ChosenImage(string Path, long Size);

/// <summary>What <c>wx.chooseImage</c> answers.</summary>
/// <param name="TempFilePaths">The temporary files.</param>
/// <param name="TempFiles">The same, with their sizes.</param>
public sealed record ChooseImageResult(IReadOnlyList<string> TempFilePaths, IReadOnlyList<ChosenImage> TempFiles) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseImageParams))]
[JsonSerializable(typeof(ChooseImageResult))]
internal sealed partial class ChooseImageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user pick or take pictures. Picking is the consent.</summary>
    public static SdkApi<ChooseImageParams, ChooseImageResult> ChooseImage { get; } = new("chooseImage", ChooseImageJson.Default.ChooseImageParams, ChooseImageJson.Default.ChooseImageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var wish = new FileWish(FileKind.Image, (int)Math.Clamp(call.Params.Count, 1, 20), PickedMedia.FromCamera(call.Params.SourceType), []);
            var picked = await PickedMedia.PickAsync(call.MiniApp, call.PageId, wish, cancellationToken);
            ChosenImage[] files = [.. picked.Select(file => new ChosenImage(PickedMedia.Keep(call.MiniApp, file), file.Bytes.Length))];
            return new ChooseImageResult([.. files.Select(static file => file.Path)], files);
        },
    };
}
