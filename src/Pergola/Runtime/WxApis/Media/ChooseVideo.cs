using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.chooseVideo</c> takes.</summary>
/// <param name="SourceType"><c>album</c>, <c>camera</c>; the camera is used where the album is not among them.</param>
/// <param name="Compressed">Accepted and without effect: videos are as the device gives them.</param>
/// <param name="MaxDuration">Accepted and without effect, as above.</param>
/// <param name="Camera">Accepted and without effect: the device chooses its camera.</param>
public sealed record ChooseVideoParams(IReadOnlyList<string>? SourceType = null, bool Compressed = true, double MaxDuration = 60, string Camera = "back");

/// <summary>What <c>wx.chooseVideo</c> answers.</summary>
/// <param name="TempFilePath">The temporary file.</param>
/// <param name="Duration">In seconds; 0 where nobody knows.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Width">In pixels; 0 where nobody knows.</param>
/// <param name="Height">In pixels; 0 where nobody knows.</param>
public sealed record ChooseVideoResult(string TempFilePath, double Duration, long Size, int Width, int Height) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseVideoParams))]
[JsonSerializable(typeof(ChooseVideoResult))]
internal sealed partial class ChooseVideoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user pick or take a video. Picking is the consent.</summary>
    public static SdkApi<ChooseVideoParams, ChooseVideoResult> ChooseVideo { get; } = new("chooseVideo", ChooseVideoJson.Default.ChooseVideoParams, ChooseVideoJson.Default.ChooseVideoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var wish = new FileWish(FileKind.Video, 1, PickedMedia.FromCamera(call.Params.SourceType), []);
            var video = (await PickedMedia.PickAsync(call.MiniApp, call.PageId, wish, cancellationToken))[0];
            return new ChooseVideoResult(PickedMedia.Keep(call.MiniApp, video), video.Duration.TotalSeconds, video.Bytes.Length, video.Width, video.Height);
        },
    };
}
