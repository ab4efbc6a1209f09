using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Runtime.Compile;

/// <summary>
/// What was compiled before, by the hash of its source: in memory, and in a directory, so that a second start compiles nothing.
/// All mini programs of a host can share one. Thread-safe.
/// </summary>
/// <param name="directory">Where entries are kept; null keeps them in memory only. Several processes may share it.</param>
/// <param name="limits">How much the directory may hold, and for how long; null for the defaults.</param>
public sealed class CompileCache(string? directory = null, CompileCacheLimits? limits = null)
{
    private const long MemoryLimit = 64L << 20;
    private readonly ConcurrentDictionary<string, CacheEntry> _memory = new(StringComparer.Ordinal);
    private readonly CompileCacheFolder? _folder = directory is null ? null : new CompileCacheFolder(directory, limits ?? new CompileCacheLimits());
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
        if (_folder?.Find(key) is not { } entry)
            return null;
        Remember(key, entry);
        return entry;
    }

    private void Keep(string key, CacheEntry entry)
    {
        Remember(key, entry);
        _folder?.Keep(key, entry);
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

    private static string? HashOf(string? text) => text is null ? null : Hash(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
