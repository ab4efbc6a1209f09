using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;

namespace Pergola;

/// <summary>What <c>wx.saveImageToPhotosAlbum</c> takes.</summary>
/// <param name="FilePath">A temporary file (<c>wxfile://tmp/...</c>), one that the user keeps (<c>wxfile://usr/...</c>, <c>wxfile://store_...</c>), or a picture of the package. A network address is not taken: download it first.</param>
public sealed record SaveImageToPhotosAlbumParams(string FilePath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SaveImageToPhotosAlbumParams))]
internal sealed partial class SaveImageToPhotosAlbumJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Puts a picture into the user's album (document: mini program open APIs, AuthSetting, <c>scope.writePhotosAlbum</c>).</summary>
    public static SdkApi<SaveImageToPhotosAlbumParams, OpenApiResult> SaveImageToPhotosAlbum { get; } =
        new("saveImageToPhotosAlbum", SaveImageToPhotosAlbumJson.Default.SaveImageToPhotosAlbumParams, SharedJson.Default.OpenApiResult)
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
                var type = MediaFile.ImageTypeOf(bytes) ?? throw new OpenApiException("invalid file type", OpenApiErrors.SystemErrno);
                await album.SaveAsync(call.MiniApp, new DeviceImage(bytes, type), cancellationToken).ConfigureAwait(false);
                return new OpenApiResult();
            },
        };
}
