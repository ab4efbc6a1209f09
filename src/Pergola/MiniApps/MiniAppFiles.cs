using System.Collections.Concurrent;

namespace Pergola.MiniApps;

/// <summary>
/// The temporary files of one instance, such as a chosen picture: <c>wxfile://tmp/NAME</c>. They are gone when the program stops. Safe to use from
/// several threads.
/// </summary>
public sealed class MiniAppFiles : IDisposable
{
    /// <summary>How every path starts.</summary>
    public const string TemporaryPrefix = "wxfile://tmp/";

    /// <summary>How much an instance may hold, in bytes.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private readonly string _directory;
    private readonly MiniAppPackage? _package;
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);
    private long _held;

    /// <summary>Files below a directory of their own, which is made when the first file comes.</summary>
    /// <param name="directory">Deleted when the instance is disposed.</param>
    /// <param name="package">The program's package, for <see cref="TryReadLocal"/>; null: there is none.</param>
    public MiniAppFiles(string directory, MiniAppPackage? package = null)
    {
        _directory = Path.GetFullPath(directory);
        _package = package;
    }

    /// <summary>Keeps a file.</summary>
    /// <param name="bytes">What is in it.</param>
    /// <param name="extension">Such as <c>png</c>: letters and digits.</param>
    /// <returns>Its path, for the program.</returns>
    /// <exception cref="IOException">The program holds too much.</exception>
    public string AddTemporary(ReadOnlySpan<byte> bytes, string extension)
    {
        if (extension.Length == 0 || !extension.All(char.IsAsciiLetterOrDigit)) throw new ArgumentException("An extension is letters and digits.", nameof(extension));
        if (Interlocked.Add(ref _held, bytes.Length) > MostBytes)
        {
            Interlocked.Add(ref _held, -bytes.Length);
            throw new IOException($"The mini program holds more than {MostBytes / (1024 * 1024)} MiB of temporary files.");
        }

        var path = $"{TemporaryPrefix}{Guid.NewGuid():N}.{extension}";
        Directory.CreateDirectory(_directory);
        var file = Path.Combine(_directory, path[TemporaryPrefix.Length..]);
        File.WriteAllBytes(file, bytes);
        _files[path] = file;
        return path;
    }

    /// <summary>Reads a temporary file; null when there is none of that path.</summary>
    /// <param name="path">As <see cref="AddTemporary"/> gave it. Nothing else is ever looked up.</param>
    public byte[]? TryRead(string path) => _files.TryGetValue(path, out var file) ? File.ReadAllBytes(file) : null;

    /// <summary>Reads what an API may take as <c>filePath</c>: a temporary file, or a file of the package; null when there is none of that path.</summary>
    /// <param name="path"><c>wxfile://tmp/NAME</c>, or a path of the package. A network address is never fetched.</param>
    public byte[]? TryReadLocal(string path) =>
        path.StartsWith(TemporaryPrefix, StringComparison.Ordinal) ? TryRead(path)
        : path.Contains("://", StringComparison.Ordinal) ? null
        : _package?.TryReadBytes(path.TrimStart('/'));

    /// <summary>Deletes every file.</summary>
    public void Dispose()
    {
        _files.Clear();
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }
}
