using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Devices;

/// <summary>Files of this computer, by the browser's own picker. What mini programs hand out is kept in the data folder, and named in the terminal.</summary>
internal sealed class SimulatedFiles(AlbumFolder folder, Terminal terminal, TimeProvider time, DeviceTexts text) : IFileDevice
{
    public async Task<IReadOnlyList<ChosenFile>> ChooseAsync(IMiniApp app, int pageId, FileWish wish, CancellationToken cancellationToken)
    {
        var sheet = new FilesSheet(text.Get(app, "ChooseFiles"), wish.Most, Accept(wish), wish.FromCamera);
        var answer = await app.Ui.AskAsync(new("files", pageId, JsonSerializer.SerializeToElement(sheet, SheetJson.Default.FilesSheet)), cancellationToken);
        return answer.Confirmed && answer.Data.ValueKind == JsonValueKind.Object && answer.Data.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array
            ? [.. files.EnumerateArray().Select(FileOf).OfType<ChosenFile>()]
            : [];
    }

    public Task OpenAsync(IMiniApp app, NamedFile document, CancellationToken cancellationToken) => KeepAsync(document, cancellationToken);

    public Task SaveAsync(IMiniApp app, NamedFile file, CancellationToken cancellationToken) => KeepAsync(file, cancellationToken);

    /// <summary>A file behind a <c>data:</c> URL; null when it is none.</summary>
    internal static ChosenFile? FileOf(JsonElement entry)
    {
        const string Start = "data:", Middle = ";base64,";
        var url = entry.ValueKind == JsonValueKind.Object ? TextOf(entry, "file") : "";
        var comma = url.IndexOf(Middle, StringComparison.Ordinal);
        if (!url.StartsWith(Start, StringComparison.Ordinal) || comma < 0) return null;
        var bytes = new byte[(url.Length - comma) * 3 / 4];
        if (!Convert.TryFromBase64Chars(url.AsSpan(comma + Middle.Length), bytes, out var length)) return null;
        return new ChosenFile(Path.GetFileName(TextOf(entry, "name")), bytes.AsMemory(0, length), url[Start.Length..comma])
        {
            Time = entry.TryGetProperty("time", out var changed) && changed.TryGetInt64(out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, 253_402_300_799_999)) : null,
        };
    }

    private static string TextOf(JsonElement entry, string name) => entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static string Accept(FileWish wish) => wish.Kind switch
    {
        FileKind.Image => "image/*",
        FileKind.Video => "video/*",
        FileKind.Media => "image/*,video/*",
        _ => string.Join(',', wish.Extensions.Select(static extension => "." + extension)),
    };

    private async Task KeepAsync(NamedFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        Directory.CreateDirectory(folder.Path);
        var path = Path.Combine(folder.Path, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Path.GetFileName(file.Name)}");
        await File.WriteAllBytesAsync(path, file.Bytes, cancellationToken);
        terminal.Line($"Saved: {path}");
    }
}
