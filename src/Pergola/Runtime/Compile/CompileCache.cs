using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pergola.Runtime.Compile;

/// <summary>
/// What was compiled before, by the hash of its source: in memory, and in a directory, so that a second start compiles nothing.
/// All mini programs of a host can share one. Thread-safe.
/// </summary>
/// <param name="directory">Where entries are kept; null keeps them in memory only.</param>
public sealed class CompileCache(string? directory = null)
{
    private const long MemoryLimit = 64L << 20;
    private readonly ConcurrentDictionary<string, CacheEntry> _memory = new(StringComparer.Ordinal);
    private long _characters;
    private long _compiled;

    /// <summary>How many files were compiled because no entry fitted.</summary>
    public long CompiledCount => Interlocked.Read(ref _compiled);

    /// <summary>The compiled form of a file.</summary>
    /// <param name="compiler">Compiles it when no entry fits.</param>
    /// <param name="source">The file.</param>
    /// <param name="read">Gives the text of another file of the package; null when there is none.</param>
    public CompiledSource Get(IPackageCompiler compiler, PackageSource source, Func<string, string?> read)
    {
        var key = Hash($"{compiler.Version}\n{source.Kind}\n{source.Path}\n{source.Text}");
        if (Find(key) is { } known && known.Read.All(file => HashOf(read(file.Key)) == file.Value))
            return new CompiledSource(known.Code, known.Problems, known.Dependencies);

        Dictionary<string, string?> seen = new(StringComparer.Ordinal);
        var compiled = compiler.Compile(source, path =>
        {
            var text = read(path);
            if (path != source.Path)
                seen[path] = HashOf(text);
            return text;
        });
        Interlocked.Increment(ref _compiled);
        // A bundle that remembers what it imported may not ask for it again: what it names counts as read.
        if (source.Kind is SourceKind.Style or SourceKind.ScopedStyle)
        {
            foreach (var path in compiled.Dependencies)
                seen.TryAdd(path, HashOf(read(path)));
        }

        Keep(key, new CacheEntry(compiled.Code, [.. compiled.Problems], [.. compiled.Dependencies], seen));
        return compiled;
    }

    private CacheEntry? Find(string key)
    {
        if (_memory.TryGetValue(key, out var known))
            return known;
        if (directory is null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(key)), CompileJson.Default.CacheEntry) is not { } entry)
                return null;
            Remember(key, entry);
            return entry;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Keep(string key, CacheEntry entry)
    {
        Remember(key, entry);
        if (directory is null)
            return;
        var path = PathOf(key);
        var fresh = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(entry, CompileJson.Default.CacheEntry));
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The cache saves time and nothing else: a full or read-only disk must not stop a program.
        }
    }

    private void Remember(string key, CacheEntry entry)
    {
        if (Interlocked.Add(ref _characters, entry.Code.Length) > MemoryLimit)
        {
            _memory.Clear();
            Interlocked.Exchange(ref _characters, entry.Code.Length);
        }

        _memory[key] = entry;
    }

    private string PathOf(string key) => Path.Combine(directory!, key[..2], key + ".json");

    private static string? HashOf(string? text) => text is null ? null : Hash(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
