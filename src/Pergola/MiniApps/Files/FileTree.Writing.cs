using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <content>What changes files: in the program's own folder alone, but for moving away and deleting.</content>
internal sealed partial class FileTree
{
    /// <summary>Writes a file whole; what was there before stays until all is written.</summary>
    public void Write(string path, Stream content) => Changing(() => user.Write(Target(path, $", open {path}"), content));

    /// <summary>Adds to a file, which must be there.</summary>
    public void Append(string path, ReadOnlyMemory<byte> bytes)
    {
        var where = $", open {path}";
        var file = Target(path, where);
        var size = File(path, where).Size;
        Changing(() => user.Change(file, size + bytes.Length, stream =>
        {
            stream.Seek(0, SeekOrigin.End);
            stream.Write(bytes.Span);
        }));
    }

    /// <summary>Cuts a file off, or fills it up with zeros.</summary>
    public void Truncate(string path, double length)
    {
        var where = $", open {path}";
        var file = Target(path, where);
        _ = File(path, where);
        if (length < 0 || Math.Truncate(length) != length) throw FileErrors.LengthOutOfRange();
        if (length > long.MaxValue / 2) throw FileErrors.Full();
        Changing(() => user.Change(file, (long)length, stream => stream.SetLength((long)length)));
    }

    public void Copy(string from, string to)
    {
        var where = $", copyFile {from} -> {to}";
        var source = File(from, where);
        var target = Target(to, where);
        using var content = source.Open();
        // A file that is copied onto itself is there already.
        if (source.Disk != target) Changing(() => user.Write(target, content));
    }

    public void Rename(string from, string to)
    {
        var where = $", rename {from} -> {to}";
        var old = FilePath.Parse(from, where);
        if (old.Area == FileArea.Package || old is { Area: FileArea.User, Name: "" }) throw FileErrors.NoAccess(where);
        var source = Find(old, where) ?? throw FileErrors.NoEntry(where);
        var target = TargetPath(to, where);
        if (source.IsFolder && (Directory.Exists(target) || System.IO.File.Exists(target))) throw FileErrors.Exists(where);
        if (!source.IsFolder && Directory.Exists(target)) throw FileErrors.IsAFolder(where);
        if (source.IsFolder && target.StartsWith(source.Disk + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw FileErrors.NotPermitted(where);
        if (source.Disk == target) return;
        if (old.Area == FileArea.Temporary) Changing(() => temporary.Release(old.Text, file => user.TakeIn(file, target)));
        else Changing(() => user.Move(source.Disk!, target));
    }

    public void MakeFolder(string path, bool recursive)
    {
        var where = $" {path}";
        var at = FilePath.Parse(path, $", open {path}");
        if (at.Area != FileArea.User) throw FileErrors.NoAccess($", open {path}");
        if (Find(at, where) is { } there)
        {
            // As everywhere: making what is there is no fault when the whole way is made.
            if (recursive && there.IsFolder) return;
            throw FileErrors.Exists(where);
        }

        var segments = at.Name.Split('/');
        for (var depth = recursive ? 1 : segments.Length; depth <= segments.Length; depth++)
        {
            var name = string.Join('/', segments[..depth]);
            if (depth > 1 || !recursive) Parent(at with { Name = name }, where);
            switch (Find(at with { Name = name }, where))
            {
                case null:
                    Changing(() => user.MakeFolder(user.Locate(at with { Name = name }, where)));
                    break;
                case { IsFolder: false }:
                    throw FileErrors.NotAFolder(where);
            }
        }
    }

    public void RemoveFolder(string path, bool recursive)
    {
        var where = $" {path}";
        var at = FilePath.Parse(path, $", open {path}");
        if (at.Area != FileArea.User || at.Name.Length == 0) throw FileErrors.NoAccess($", open {path}");
        var folder = Find(at, where) ?? throw FileErrors.NoEntry(where);
        if (!folder.IsFolder) throw FileErrors.NotAFolder(where);
        if (!recursive && Directory.EnumerateFileSystemEntries(folder.Disk!).Any()) throw FileErrors.NotEmpty();
        Changing(() => user.Delete(folder.Disk!));
    }

    public void Unlink(string path)
    {
        var where = $" {path}";
        var at = FilePath.Parse(path, $", open {path}");
        if (at.Area == FileArea.Package) throw FileErrors.NoAccess($", open {path}");
        var file = Find(at, where) ?? throw FileErrors.NoEntry(where);
        if (file.IsFolder) throw FileErrors.NotPermitted($", unlink {path}");
        if (at.Area == FileArea.Temporary) temporary.Release(path, System.IO.File.Delete);
        else Changing(() => user.Delete(file.Disk!));
    }

    /// <summary>Where a file will be written: in the program's own folder, in a folder that is there.</summary>
    public string Target(string path, string where)
    {
        var target = TargetPath(path, where);
        return Directory.Exists(target) ? throw FileErrors.IsAFolder(where) : target;
    }

    private string TargetPath(string path, string where)
    {
        var at = FilePath.Parse(path, where);
        if (at.Area != FileArea.User) throw FileErrors.NoAccess(where);
        if (at.Name.Length == 0) throw FileErrors.IsAFolder(where);
        Parent(at, where);
        return user.Locate(at, where);
    }

    private void Parent(FilePath path, string where)
    {
        var slash = path.Name.LastIndexOf('/');
        var parent = Find(path with { Name = slash < 0 ? "" : path.Name[..slash] }, where) ?? throw FileErrors.NoEntry(where);
        if (!parent.IsFolder) throw FileErrors.NotAFolder(where);
    }

    // A disk that is full or broken is no fault of the SDK, and its words are not for the program.
    private static void Changing(Action change)
    {
        try
        {
            change();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Broken();
        }
    }
}
