using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <summary>
/// The files as a program sees them, by the paths that it writes: its package, its temporary files, what it saved, and its own folder (document of WeChat: file system,
/// table of areas). What WeChat's <c>FileSystemManager</c> does is done here. Safe to use from several threads.
/// </summary>
/// <param name="temporary">The temporary files of the instance.</param>
/// <param name="package">The package; null: there is none.</param>
/// <param name="user">What the user keeps in the program.</param>
internal sealed partial class FileTree(MiniAppFiles temporary, MiniAppPackage? package, UserFiles user)
{
    /// <summary>How much can be read at once, in bytes: it goes to the program as text.</summary>
    public const long MostReadBytes = 32L << 20;

    /// <summary>The file or folder of a path; null when there is none.</summary>
    /// <exception cref="OpenApiException">The path is not the program's.</exception>
    public FileNode? Find(string path, string where) => Find(FilePath.Parse(path, where), where);

    /// <summary>The file of a path.</summary>
    /// <exception cref="OpenApiException">There is none, or it is a folder.</exception>
    public FileNode File(string path, string where) =>
        Find(path, where) switch
        {
            null => throw FileErrors.NoEntry(where),
            { IsFolder: true } => throw FileErrors.IsAFolder(where),
            var file => file,
        };

    /// <summary>The names in a folder, in ordinal order.</summary>
    public IReadOnlyList<string> List(string path)
    {
        var where = $" {path}";
        var at = FilePath.Parse(path, $", open {path}");
        var folder = Find(at, where) ?? throw FileErrors.NoEntry(where);
        if (!folder.IsFolder) throw FileErrors.NotAFolder(where);
        var names = folder.Disk is null
            ? package!.List(at.Name).Select(file => file[(at.Name.Length == 0 ? 0 : at.Name.Length + 1)..].Split('/', 2)[0]).Distinct(StringComparer.Ordinal)
            : new DirectoryInfo(folder.Disk).EnumerateFileSystemInfos().Select(static entry => entry.Name);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>All that lies in a folder at any depth, the folder itself first: paths that start with a slash, as WeChat gives them.</summary>
    public IReadOnlyList<(string Path, FileNode Node)> Walk(string path, string where)
    {
        var root = Find(path, where) ?? throw FileErrors.NoEntry(where);
        List<(string, FileNode)> found = [("/", root)];
        if (!root.IsFolder) return found;
        if (root.Disk is null) throw FileErrors.IsPackage(where);
        foreach (var entry in new DirectoryInfo(root.Disk).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            found.Add(("/" + Path.GetRelativePath(root.Disk, entry.FullName).Replace('\\', '/'), NodeOf(entry)));
        return [.. found.OrderBy(static entry => entry.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="position">Where it starts; null: at the start.</param>
    /// <param name="length">How many bytes; null: to the end.</param>
    public byte[] Read(string path, double? position, double? length)
    {
        var file = File(path, $", open {path}");
        if (position is { } start && (start < 0 || start > file.Size || Math.Truncate(start) != start)) throw FileErrors.PositionOutOfRange();
        var rest = file.Size - (long)(position ?? 0);
        if (length is { } given && (given < 1 || given > rest || Math.Truncate(given) != given)) throw FileErrors.LengthOutOfRange();
        var count = (long)(length ?? rest);
        if (count > MostReadBytes) throw FileErrors.TooLargeToRead(MostReadBytes);
        using var stream = file.Open();
        stream.Position = (long)(position ?? 0);
        var bytes = new byte[count];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private FileNode? Find(FilePath path, string where)
    {
        switch (path.Area)
        {
            case FileArea.Package:
                if (package is null) return null;
                if (path.Name.Length > 0 && package.TryReadBytes(path.Name) is { } bytes) return new(false, bytes.Length, null, DateTimeOffset.UnixEpoch, bytes);
                return package.List(path.Name).Count > 0 ? new(true, 0, null, DateTimeOffset.UnixEpoch) : null;
            case FileArea.Temporary:
                return temporary.Find(path.Text) is { } kept ? NodeAt(kept) : null;
            default:
                return NodeAt(user.Locate(path, where));
        }
    }

    private static FileNode? NodeAt(string disk) =>
        System.IO.File.Exists(disk) ? NodeOf(new FileInfo(disk)) : Directory.Exists(disk) ? NodeOf(new DirectoryInfo(disk)) : null;

    private static FileNode NodeOf(FileSystemInfo entry) =>
        new(entry is DirectoryInfo, entry is FileInfo file ? file.Length : 0, entry.FullName, new DateTimeOffset(entry.LastWriteTimeUtc, TimeSpan.Zero));
}
