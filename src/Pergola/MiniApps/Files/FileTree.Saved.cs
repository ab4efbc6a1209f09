using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <content>What <c>saveFile</c> keeps.</content>
internal sealed partial class FileTree
{
    /// <summary>Keeps a temporary file by moving it; it is no temporary file any more.</summary>
    /// <param name="from">The temporary file.</param>
    /// <param name="to">Where it goes in the program's own folder; null: a new saved file.</param>
    /// <returns>Its path.</returns>
    public string Save(string from, string? to)
    {
        if (FilePath.Parse(from, $", open {from}").Area != FileArea.Temporary || temporary.Find(from) is null) throw FileErrors.NoTemporary();
        var path = to ?? FilePath.SavedPrefix + Guid.NewGuid().ToString("N") + Path.GetExtension(from);
        var where = $", open {path}";
        var target = to is null ? user.Locate(FilePath.Parse(path, where), where) : Target(to, where);
        Changing(() => temporary.Release(from, file => user.TakeIn(file, target)));
        return path;
    }

    /// <summary>The saved files, the oldest first.</summary>
    public IReadOnlyList<(string Path, FileNode Node)> Saved()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(user.Locate(new FilePath(FileArea.Saved, "x", "x"), ""))!);
        return folder.Exists
            ? [.. folder.EnumerateFiles().Select(static file => ("wxfile://" + file.Name, NodeOf(file))).OrderBy(static entry => entry.Item2.Modified).ThenBy(static entry => entry.Item1, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A saved file; null when there is none of that path.</summary>
    public FileNode? FindSaved(string path) => path.StartsWith(FilePath.SavedPrefix, StringComparison.Ordinal) ? Find(path, "") : null;

    /// <summary>Deletes a saved file; false when there is none of that path.</summary>
    public bool RemoveSaved(string path)
    {
        if (FindSaved(path) is not { } file) return false;
        Changing(() => user.Delete(file.Disk!));
        return true;
    }
}
