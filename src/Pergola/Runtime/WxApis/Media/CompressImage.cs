using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.compressImage</c> takes.</summary>
/// <param name="Src">A path of the program.</param>
/// <param name="Quality">0 to 100; it matters for JPEG alone, as in WeChat.</param>
/// <param name="CompressedWidth">The new width in pixels.</param>
/// <param name="CompressedHeight">The new height in pixels.</param>
public sealed record CompressImageParams(string Src, double Quality = 80, int? CompressedWidth = null, int? CompressedHeight = null);

/// <summary>What <c>wx.compressImage</c> answers.</summary>
/// <param name="TempFilePath">The picture as a temporary file.</param>
public sealed record CompressImageResult(string TempFilePath) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CompressImageParams))]
[JsonSerializable(typeof(CompressImageResult))]
internal sealed partial class CompressImageJson : JsonSerializerContext;

public static partial class WxApis
{
    private const int MostImageSide = 8192;

    /// <summary>
    /// Packs a picture anew with what the superapp brings for it (<see cref="IImageCodec"/>). What needs no packing is copied: any picture at full quality, and one that
    /// is no JPEG, as long as its size stays. Everything else fails without such a part: a copy would say that it is smaller, and is not.
    /// </summary>
    public static SdkApi<CompressImageParams, CompressImageResult> CompressImage { get; } = new("compressImage", CompressImageJson.Default.CompressImageParams, CompressImageJson.Default.CompressImageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters =>
            parameters.Quality is not (>= 0 and <= 100) ? "invalid quality: it is 0 to 100"
            : parameters.CompressedWidth is < 1 or > MostImageSide || parameters.CompressedHeight is < 1 or > MostImageSide ? $"invalid size: a side is 1 to {MostImageSide} pixels"
            : null,
        Answer = static async (call, cancellationToken) =>
        {
            var bytes = call.MiniApp.Files.TryReadLocal(call.Params.Src) ?? throw new OpenApiException("file not found", OpenApiErrors.SystemErrno);
            var type = MediaFile.ImageTypeOf(bytes) ?? throw new OpenApiException("image format error", OpenApiErrors.SystemErrno);
            var image = new DeviceImage(bytes, type);
            var keepsSize = call.Params.CompressedWidth is null && call.Params.CompressedHeight is null;
            if (!keepsSize || (type == "image/jpeg" && call.Params.Quality < 100))
            {
                var codec = call.MiniApp.Devices.Images ?? throw new OpenApiException("not supported: the superapp brings no picture codec; without one a JPEG can be copied with quality 100", OpenApiErrors.SystemErrno);
                image = await codec.CompressAsync(image, (int)call.Params.Quality, call.Params.CompressedWidth, call.Params.CompressedHeight, cancellationToken);
            }

            return new CompressImageResult(call.MiniApp.Files.AddTemporary(image.Bytes.Span, ViewResourceTypes.ExtensionOf(image.ContentType) ?? "png"));
        },
    };
}
