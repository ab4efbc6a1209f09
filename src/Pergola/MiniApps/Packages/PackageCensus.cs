using System.Text;

namespace Pergola.MiniApps.Packages;

/// <summary>Counts what a package holds, and refuses it as soon as a limit is passed or a name is unsafe.</summary>
internal sealed class PackageCensus(PackageLimits limits)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase);
    private long _bytes;
    private int _entries;

    /// <summary>Counts a file or folder by its name.</summary>
    public void Enter(string name, bool isFolder)
    {
        if (++_entries > limits.Entries)
            throw new PackageException($"The package has more than {limits.Entries} files. Remove what the program does not use, or name it in packOptions.ignore of project.config.json.");
        if (PackagePath.Fault(name, limits.Depth) is { } fault)
            throw new PackageException($"The package is refused: an entry {fault}.", Printable(name));
        if (isFolder)
        {
            AddFolder(name);
            return;
        }

        Unique(name);
        var key = Key(name);
        if (!_files.Add(key))
            throw new PackageException("The package is refused: it holds this name twice.", name);
        if (_folders.Contains(key))
            throw new PackageException("The package is refused: this name is a file and a folder.", name);
        if (PackagePath.Folder(name) is { Length: > 0 } folder)
            AddFolder(folder);
    }

    /// <summary>Counts bytes of a file.</summary>
    public void Count(long bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.UnpackedBytes)
            throw new PackageException($"The package is larger than {limits.UnpackedBytes >> 20} MB unpacked. Remove what the program does not use, or name it in packOptions.ignore of project.config.json.");
    }

    private void AddFolder(string name)
    {
        for (var folder = name; folder.Length > 0; folder = PackagePath.Folder(folder))
        {
            Unique(folder);
            if (_files.Contains(Key(folder)))
                throw new PackageException("The package is refused: this name is a file and a folder.", folder);
            if (!_folders.Add(Key(folder)))
                return;
        }
    }

    // Two names that one file system holds apart and another takes for one would make a package mean two things.
    private void Unique(string name)
    {
        if (!_names.TryAdd(Key(name), name) && !string.Equals(_names[Key(name)], name, StringComparison.Ordinal))
            throw new PackageException($"The package is refused: this name and '{_names[Key(name)]}' differ only in case or form.", name);
    }

    private static string Key(string name) => name.Normalize(NormalizationForm.FormC);

    private static string Printable(string name) => string.Concat(name.Take(120).Select(static c => char.IsControl(c) ? '?' : c));
}
