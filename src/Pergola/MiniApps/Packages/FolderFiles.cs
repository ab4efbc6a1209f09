namespace Pergola.MiniApps.Packages;

/// <summary>A package that lies in a folder. Files are read when they are asked for, so that changes show.</summary>
internal sealed class FolderFiles(string root, PackageLimits limits, PackageIgnore ignore) : IPackageFiles
{
    /// <summary>The folder, as a full path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    public IReadOnlyList<string> List()
    {
        List<string> files = [];
        var census = new PackageCensus(limits);
        Walk(new DirectoryInfo(Root), "", census, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    public bool Exists(string path) => Find(path) is not null;

    public byte[]? Read(string path)
    {
        if (Find(path) is not { } file)
            return null;
        if (file.Length > limits.UnpackedBytes)
            throw new PackageException($"The file is larger than {limits.UnpackedBytes >> 20} MB.", path);
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new PackageException($"The file cannot be read: {error.Message}", path, inner: error);
        }
    }

    public void Dispose()
    {
    }

    private void Walk(DirectoryInfo folder, string prefix, PackageCensus census, List<string> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = prefix + entry.Name;
            var isFolder = entry is DirectoryInfo;
            if (ignore.Covers(name, isFolder))
                continue;
            RefuseLink(entry, name);
            census.Enter(name, isFolder);
            if (entry is DirectoryInfo child)
            {
                Walk(child, name + "/", census, files);
                continue;
            }

            census.Count(((FileInfo)entry).Length);
            files.Add(name);
        }
    }

    private FileInfo? Find(string path)
    {
        if (ignore.CoversWithin(path))
            return null;
        var full = Root;
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            full = Path.Combine(full, segments[i]);
            var last = i == segments.Length - 1;
            FileSystemInfo info = last ? new FileInfo(full) : new DirectoryInfo(full);
            RefuseLink(info, path);
            if (!info.Exists)
                return null;
            if (last)
                return (FileInfo)info;
        }

        return null;
    }

    private static void RefuseLink(FileSystemInfo info, string name)
    {
        if (info.LinkTarget is not null || (info.Exists && info.Attributes.HasFlag(FileAttributes.ReparsePoint)))
            throw new PackageException("The package is refused: it holds a link. Put the file itself there.", name);
        if (info is FileInfo { Exists: true } && info.Attributes.HasFlag(FileAttributes.Device))
            throw new PackageException("The package is refused: it holds a device, pipe or socket.", name);
    }
}
