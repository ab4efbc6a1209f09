using System.Text.Json;

namespace Pergola.Runtime.Compile;

/// <summary>
/// The entries of a <see cref="CompileCache"/> on a disk, a file each. Processes share it without a lock: a file is put there whole under its name, and one that another
/// process has taken away is compiled again. The cache saves time and nothing else: no fault of the disk stops a program.
/// </summary>
internal sealed class CompileCacheFolder(string directory, CompileCacheLimits limits)
{
    // A file's time says when it was used last, as exactly as pruning needs it: a write for each start of a program would cost more than it is worth.
    private static readonly TimeSpan Touched = TimeSpan.FromHours(12);
    // What a process left behind that ended while it was writing.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private long _untilPruned;

    /// <summary>Reads an entry; null when there is none that can be read.</summary>
    public CacheEntry? Find(string key)
    {
        var path = PathOf(key);
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(path), CompileJson.Default.CacheEntry) is not { } entry)
                return null;
            Touch(path);
            return entry;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes an entry. The first of a process, and then each eighth of the limit, is followed by pruning.</summary>
    public void Keep(string key, CacheEntry entry)
    {
        var path = PathOf(key);
        var fresh = $"{path}.{Guid.NewGuid():N}";
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, CompileJson.OnDisk.CacheEntry);
            Write(fresh, bytes);
            // The system's own clock has set the time already.
            if (limits.Time != TimeProvider.System)
                File.SetLastWriteTimeUtc(fresh, limits.Time.GetUtcNow().UtcDateTime);
            File.Move(fresh, path, overwrite: true);
            if (Interlocked.Add(ref _untilPruned, -bytes.Length) >= 0)
                return;
            Interlocked.Exchange(ref _untilPruned, limits.Bytes / 8);
            Prune();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk keeps nothing.
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        try
        {
            File.WriteAllBytes(path, bytes);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private void Prune()
    {
        var now = limits.Time.GetUtcNow().UtcDateTime;
        var files = new DirectoryInfo(directory).EnumerateFiles("*.json*", SearchOption.AllDirectories).OrderByDescending(static file => file.LastWriteTimeUtc).ToList();
        var kept = 0L;
        foreach (var file in files)
        {
            var age = now - file.LastWriteTimeUtc;
            var isEntry = file.Name.EndsWith(".json", StringComparison.Ordinal);
            if (isEntry && age <= limits.Age && kept + file.Length <= limits.Bytes)
                kept += file.Length;
            else if (isEntry || age > Abandoned)
                Delete(file);
        }
    }

    private void Touch(string path)
    {
        var now = limits.Time.GetUtcNow().UtcDateTime;
        if (now - File.GetLastWriteTimeUtc(path) > Touched)
            File.SetLastWriteTimeUtc(path, now);
    }

    private static void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process reads it, or has deleted it: it is that one's to keep or to forget.
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key[..2], key + ".json");
}
