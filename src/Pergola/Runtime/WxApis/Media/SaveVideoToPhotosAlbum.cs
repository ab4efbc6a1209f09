using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.saveVideoToPhotosAlbum</c> takes.</summary>
/// <param name="FilePath">A path of the program. A network address is not taken: download it first.</param>
public sealed record SaveVideoToPhotosAlbumParams(string FilePath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SaveVideoToPhotosAlbumParams))]
internal sealed partial class SaveVideoToPhotosAlbumJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Puts a video into the user's album, as <see cref="OpenApis.SaveImageToPhotosAlbum"/> does with a picture.</summary>
    public static SdkApi<SaveVideoToPhotosAlbumParams, OpenApiResult> SaveVideoToPhotosAlbum { get; } =
        new("saveVideoToPhotosAlbum", SaveVideoToPhotosAlbumJson.Default.SaveVideoToPhotosAlbumParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.Remembered("scope.writePhotosAlbum"),
            Gesture = Gesture.None,
            // Looked at before the user is asked: such a call can never succeed.
            Validate = static parameters => MediaFile.IsAddress(parameters.FilePath) ? "file not found: filePath is no network address, download it first" : null,
            Answer = static async (call, cancellationToken) =>
            {
                var album = call.MiniApp.Devices.Album ?? throw OpenApiErrors.NoDevice("album");
                var bytes = call.MiniApp.Files.TryReadLocal(call.Params.FilePath) ?? throw new OpenApiException("file not found", OpenApiErrors.SystemErrno);
                var type = MediaFile.VideoTypeOf(bytes) ?? throw new OpenApiException("invalid file type", OpenApiErrors.SystemErrno);
                await album.SaveVideoAsync(call.MiniApp, new ChosenFile(Path.GetFileName(call.Params.FilePath), bytes, type), cancellationToken);
                return new OpenApiResult();
            },
        };
}
