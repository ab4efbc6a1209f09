using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.saveImageToPhotosAlbum</c> takes.</summary>
/// <param name="FilePath">A temporary file (<c>wxfile://tmp/...</c>) or a picture of the package. A network address is not taken: download it first.</param>
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
            Validate = static parameters => PictureFile.IsAddress(parameters.FilePath) ? "file not found: filePath is no network address, download it first" : null,
            Answer = static async (call, cancellationToken) =>
            {
                var album = call.MiniApp.Devices.Album ?? throw OpenApiErrors.NoDevice("album");
                var bytes = call.MiniApp.Files.TryReadLocal(call.Params.FilePath) ?? throw new OpenApiException("file not found", OpenApiErrors.SystemErrno);
                var type = PictureFile.TypeOf(bytes) ?? throw new OpenApiException("invalid file type", OpenApiErrors.SystemErrno);
                await album.SaveAsync(call.MiniApp, new DeviceImage(bytes, type), cancellationToken).ConfigureAwait(false);
                return new OpenApiResult();
            },
        };
}

/// <summary>What a file is, by its first bytes: a name can lie, and an album must not get what is no picture.</summary>
file static class PictureFile
{
    public static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("//", StringComparison.Ordinal);

    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("BM"u8) ? "image/bmp"
        : null;
}
