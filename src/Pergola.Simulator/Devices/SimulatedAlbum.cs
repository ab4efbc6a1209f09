using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Devices;

/// <summary>An album of drawn pictures and of files of this computer. What mini programs save is kept in the data folder, and named in the terminal.</summary>
internal sealed class SimulatedAlbum(AlbumFolder folder, Terminal terminal, TimeProvider time, DeviceTexts text) : IAlbumDevice
{
    // The shell lets no picture through whose data: URL is longer than 4 MiB.
    private const int MostBytes = 3 * 1024 * 1024;

    public async Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        Directory.CreateDirectory(folder.Path);
        var name = $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Random.Shared.Next(0x10000):x4}.{ExtensionOf(image.ContentType)}";
        var file = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(file, image.Bytes, cancellationToken);
        terminal.Line($"Saved to the album: {file}");
    }

    public async Task SaveVideoAsync(IMiniApp app, ChosenFile video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        await SaveAsync(app, new DeviceImage(video.Bytes, video.ContentType), cancellationToken);
    }

    public async Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken)
    {
        var samples = SimulatedPictures.Names.Select(name => new ImageSample(name, text.Get(app, $"Picture_{name}"), $"data:image/png;base64,{Convert.ToBase64String(SimulatedPictures.Find(name)!)}"));
        var sheet = source == ImageSource.Camera
            ? new ImageSheet(text.Get(app, "TakePicture"), "camera", [.. samples.Take(1)])
            : new ImageSheet(text.Get(app, "ChoosePicture"), "album", [.. samples]);
        var answer = await app.Ui.AskAsync(new("image", pageId, JsonSerializer.SerializeToElement(sheet, SheetJson.Default.ImageSheet)), cancellationToken);
        if (!answer.Confirmed)
            return null;
        return SimulatedPictures.Find(SheetJson.TextOf(answer, "sample")) is { } sample ? new(sample, "image/png") : FromDataUrl(SheetJson.TextOf(answer, "file"));
    }

    /// <summary>The file behind a <c>data:image/...;base64,</c> URL; null when it is none.</summary>
    internal static DeviceImage? FromDataUrl(string url)
    {
        const string Start = "data:", Middle = ";base64,";
        var comma = url.IndexOf(Middle, StringComparison.Ordinal);
        if (!url.StartsWith("data:image/", StringComparison.Ordinal) || comma < 0)
            return null;
        var bytes = new byte[(url.Length - comma) * 3 / 4];
        return Convert.TryFromBase64Chars(url.AsSpan(comma + Middle.Length), bytes, out var length) && length is > 0 and <= MostBytes
            ? new(bytes.AsMemory(0, length), url[Start.Length..comma])
            : null;
    }

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/svg+xml" => "svg",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "video/quicktime" => "mov",
        _ => "bin",
    };
}

/// <summary>Where saved pictures are kept.</summary>
internal sealed record AlbumFolder(string Path);
