using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>readZipEntry</c> takes.</summary>
/// <param name="FilePath">The zip: a path of the program.</param>
/// <param name="Entries"><c>"all"</c>, or a list of <see cref="ZipEntryWish"/>.</param>
/// <param name="Encoding">For <c>"all"</c>: <c>utf8</c>, <c>base64</c>, <c>hex</c>, <c>ascii</c>, <c>latin1</c>, <c>binary</c>, <c>ucs2</c> or <c>utf16le</c>; null: ArrayBuffers.</param>
public sealed record ReadZipEntryParams(string FilePath, JsonElement Entries, string? Encoding = null);

/// <summary>A file of a zip that is to be read.</summary>
/// <param name="Path">Its path within the zip.</param>
/// <param name="Encoding">As in <see cref="ReadZipEntryParams"/>.</param>
/// <param name="Position">Where to start, in bytes.</param>
/// <param name="Length">How many bytes.</param>
public sealed record ZipEntryWish(string Path, string? Encoding = null, int? Position = null, int? Length = null);

/// <summary>What was read of a file of a zip.</summary>
/// <param name="Data">A text or an ArrayBuffer; null when it could not be read.</param>
/// <param name="ErrMsg">Whether it could be read.</param>
public sealed record ZipEntryContent(JsonElement? Data, string ErrMsg);

/// <summary>What <c>readZipEntry</c> answers.</summary>
/// <param name="Entries">By their paths.</param>
public sealed record ReadZipEntryResult(IReadOnlyDictionary<string, ZipEntryContent> Entries) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadZipEntryParams))]
[JsonSerializable(typeof(ReadZipEntryResult))]
[JsonSerializable(typeof(ZipEntryWish[]))]
internal sealed partial class ReadZipEntryJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reads files of a zip without unpacking it (<c>FileSystemManager.readZipEntry</c>).</summary>
    public static SdkApi<ReadZipEntryParams, ReadZipEntryResult> ReadZipEntry { get; } = FileApi.Method(
        "readZipEntry", ReadZipEntryJson.Default.ReadZipEntryParams, ReadZipEntryJson.Default.ReadZipEntryResult,
        static call =>
        {
            var wishes = WishesOf(call.Params.Entries);
            var read = call.MiniApp.Files.Tree.ReadZip(call.Params.FilePath, wishes?.Select(static wish => wish.Path).ToArray());
            Dictionary<string, ZipEntryContent> entries = new(StringComparer.Ordinal);
            for (var i = 0; i < read.Count; i++)
                entries[read[i].Name] = ContentOf(read[i].Bytes, wishes?[i] ?? new ZipEntryWish(read[i].Name, call.Params.Encoding));
            return new ReadZipEntryResult(entries);
        },
        isLong: true);

    private static ZipEntryWish[]? WishesOf(JsonElement entries)
    {
        if (entries.ValueKind == JsonValueKind.String && entries.ValueEquals("all")) return null;
        try
        {
            return entries.Deserialize(ReadZipEntryJson.Default.ZipEntryWishArray) is { } wishes && Array.TrueForAll(wishes, static wish => wish?.Path is not null) ? wishes : throw BadEntries();
        }
        catch (JsonException)
        {
            throw BadEntries();
        }
    }

    private static ZipEntryContent ContentOf(byte[]? bytes, ZipEntryWish wish)
    {
        if (bytes is null) return new(null, $"readZipEntry:fail no such file or directory {wish.Path}");
        var start = wish.Position ?? 0;
        if (start < 0 || start > bytes.Length) return new(null, "readZipEntry:fail value of position is out of range");
        var length = wish.Length ?? bytes.Length - start;
        if (length < 0 || length > bytes.Length - start) return new(null, "readZipEntry:fail value of length is out of range");
        return new(FileContent.ToData(bytes.AsSpan(start, length), wish.Encoding), "readZipEntry:ok");
    }

    private static OpenApiException BadEntries() => OpenApiErrors.Parameter("parameter.entries should be \"all\" or an Array of Objects with a path;");
}
