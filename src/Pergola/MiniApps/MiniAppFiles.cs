using System.Collections.Concurrent;
using Pergola.MiniApps.Files;

namespace Pergola.MiniApps;

/// <summary>
/// The files of one instance: its temporary files, such as a chosen picture (<c>wxfile://tmp/NAME</c>), which are gone when the program stops, and what its user
/// keeps in it (<c>wxfile://usr/...</c>, <c>wxfile://store_NAME</c>). Safe to use from several threads.
/// </summary>
public sealed class MiniAppFiles : IDisposable
{
    /// <summary>How every path starts.</summary>
    public const string TemporaryPrefix = "wxfile://tmp/";

    /// <summary>How much an instance may hold as temporary files, in bytes.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private readonly string _directory;
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);
    private long _held;

    /// <summary>Files below a directory of their own, which is made when the first file comes.</summary>
    /// <param name="directory">Deleted when the instance is disposed.</param>
    /// <param name="package">The program's package, for <see cref="TryReadLocal"/>; null: there is none.</param>
    public MiniAppFiles(string directory, MiniAppPackage? package = null)
        : this(directory, package, new UserFiles(Path.Combine(directory, "user"), MostBytes, TimeProvider.System))
    {
    }

    /// <summary>Files below a directory of their own, beside those that the user keeps.</summary>
    internal MiniAppFiles(string directory, MiniAppPackage? package, UserFiles user)
    {
        _directory = Path.GetFullPath(directory);
        Tree = new FileTree(this, package, user);
        Open = new OpenFiles(Tree, user);
    }

    /// <summary>All files that the program may name.</summary>
    internal FileTree Tree { get; }

    /// <summary>Those that it holds open.</summary>
    internal OpenFiles Open { get; }

    /// <summary>Keeps a file.</summary>
    /// <param name="bytes">What is in it.</param>
    /// <param name="extension">Such as <c>png</c>: letters and digits.</param>
    /// <returns>Its path, for the program.</returns>
    /// <exception cref="IOException">The program holds too much.</exception>
    public string AddTemporary(ReadOnlySpan<byte> bytes, string extension)
    {
        if (!TryReserve(bytes.Length)) throw new IOException($"The mini program holds more than {MostBytes / (1024 * 1024)} MiB of temporary files.");
        var (path, file) = NewTemporary(extension);
        File.WriteAllBytes(file, bytes);
        _files[path] = file;
        return path;
    }

    /// <summary>Keeps what a stream gives.</summary>
    /// <param name="content">What is in the file.</param>
    /// <param name="extension">Such as <c>png</c>: letters and digits.</param>
    /// <param name="received">Is told after each piece how many bytes there are.</param>
    /// <param name="cancellationToken">Ends it; nothing is kept then.</param>
    /// <returns>Its path, for the program.</returns>
    /// <exception cref="Dispatch.OpenApiException">The program holds too much.</exception>
    internal async Task<string> AddTemporaryAsync(Stream content, string extension, Action<long> received, CancellationToken cancellationToken)
    {
        var (path, file) = NewTemporary(extension);
        var total = 0L;
        try
        {
            await using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; received(total))
                {
                    if (!TryReserve(read)) throw FileErrors.Full();
                    total += read;
                    await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
            }

            _files[path] = file;
            return path;
        }
        catch
        {
            Interlocked.Add(ref _held, -total);
            File.Delete(file);
            throw;
        }
    }

    /// <summary>Reads a temporary file; null when there is none of that path.</summary>
    /// <param name="path">As <see cref="AddTemporary"/> gave it. Nothing else is ever looked up.</param>
    public byte[]? TryRead(string path) => _files.TryGetValue(path, out var file) ? File.ReadAllBytes(file) : null;

    /// <summary>Reads what an API may take as <c>filePath</c>: a temporary file, one that the user keeps, or one of the package; null when there is none of that path.</summary>
    /// <param name="path"><c>wxfile://tmp/NAME</c>, <c>wxfile://usr/...</c>, <c>wxfile://store_NAME</c>, or a path of the package. A network address is never fetched.</param>
    public byte[]? TryReadLocal(string path)
    {
        try
        {
            if (Tree.Find(path, "") is not { IsFolder: false } file) return null;
            using var content = file.Open();
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception refused) when (refused is Dispatch.OpenApiException or IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes every temporary file.</summary>
    public void Dispose()
    {
        _files.Clear();
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Where a temporary file lies on the disk; null when there is none of that path.</summary>
    internal string? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Lets a temporary file go: it is moved away or deleted, and is no temporary file any more.</summary>
    internal void Release(string path, Action<string> take)
    {
        if (!_files.TryRemove(path, out var file)) return;
        var bytes = new FileInfo(file).Length;
        try
        {
            take(file);
            Interlocked.Add(ref _held, -bytes);
        }
        catch
        {
            _files[path] = file;
            throw;
        }
    }

    private (string Path, string File) NewTemporary(string extension)
    {
        if (extension.Length == 0 || !extension.All(char.IsAsciiLetterOrDigit)) throw new ArgumentException("An extension is letters and digits.", nameof(extension));
        var path = $"{TemporaryPrefix}{Guid.NewGuid():N}.{extension}";
        Directory.CreateDirectory(_directory);
        return (path, Path.Combine(_directory, path[TemporaryPrefix.Length..]));
    }

    private bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= MostBytes) return true;
        Interlocked.Add(ref _held, -bytes);
        return false;
    }
}
