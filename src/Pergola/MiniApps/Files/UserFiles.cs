using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <summary>
/// The files on the disk that one user keeps in one mini program: <c>wxfile://usr</c> and what <c>saveFile</c> keeps. They share one quota. A file is written whole or not
/// at all: it appears under its name only when every byte of it is there. Safe to use from several threads; instances of one program for one user share it.
/// </summary>
/// <param name="folder">Its own folder on the disk, made when the first file comes.</param>
/// <param name="limit">How much it may hold, in bytes.</param>
/// <param name="time">What files are stamped with.</param>
internal sealed class UserFiles(string folder, long limit, TimeProvider time)
{
    /// <summary>How many files and folders it may hold: names cost room too.</summary>
    public const int MostEntries = 10_000;

    private readonly string _folder = Path.GetFullPath(folder);
    private readonly Lock _lock = new();
    private long _used = -1;
    private int _entries;
    private bool _swept;

    private string Partial => Path.Combine(_folder, "partial");

    /// <summary>The clock of the files.</summary>
    public TimeProvider Time => time;

    /// <summary>What is used, in bytes.</summary>
    public long UsedBytes
    {
        get
        {
            lock (_lock)
            {
                Count();
                return _used;
            }
        }
    }

    /// <summary>Where a path lies on the disk. A link on the way there is never followed: no program can make one, so somebody else did.</summary>
    public string Locate(FilePath path, string where)
    {
        var at = Path.Combine(_folder, path.Area == FileArea.Saved ? "saved" : "usr");
        foreach (var segment in path.Name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, segment);
            if (new FileInfo(at).Attributes is var attributes && (int)attributes != -1 && attributes.HasFlag(FileAttributes.ReparsePoint)) throw FileErrors.NoAccess(where);
        }

        if (path is { Area: FileArea.User, Name: "" }) OpenFolder(at);
        return at;
    }

    /// <summary>Writes a file whole, in place of what was there.</summary>
    /// <param name="file">Where; its folder is there.</param>
    /// <param name="content">What is written to its end.</param>
    public void Write(string file, Stream content)
    {
        var staged = Stage(content, Room(file));
        try
        {
            lock (_lock)
            {
                var bytes = new FileInfo(staged).Length - LengthOf(file);
                Charge(bytes, File.Exists(file) ? 0 : 1);
                try
                {
                    File.Move(staged, file, overwrite: true);
                }
                catch
                {
                    Charge(-bytes, File.Exists(file) ? 0 : -1);
                    throw;
                }
            }
        }
        finally
        {
            File.Delete(staged);
        }
    }

    /// <summary>Changes a file in place: what is added is counted first.</summary>
    /// <param name="file">The file; one that is not there is made.</param>
    /// <param name="length">How long it will be.</param>
    /// <param name="change">The change.</param>
    public void Change(string file, long length, Action<FileStream> change)
    {
        lock (_lock)
        {
            var (before, isNew) = (LengthOf(file), !File.Exists(file));
            Charge(length - before, isNew ? 1 : 0);
            try
            {
                using var stream = new FileStream(file, OwnFile(FileMode.OpenOrCreate, FileAccess.ReadWrite));
                change(stream);
            }
            finally
            {
                Charge(LengthOf(file) - length, isNew && !File.Exists(file) ? -1 : 0);
            }

            Stamp(file);
        }
    }

    /// <summary>Takes a file in that lies elsewhere on the disk, by moving it.</summary>
    public void TakeIn(string from, string file)
    {
        lock (_lock)
        {
            var bytes = new FileInfo(from).Length;
            var old = LengthOf(file);
            Charge(bytes - old, File.Exists(file) ? 0 : 1);
            OpenFolder(Path.GetDirectoryName(file)!);
            File.Move(from, file, overwrite: true);
            Stamp(file);
        }
    }

    /// <summary>Makes a folder.</summary>
    public void MakeFolder(string path)
    {
        lock (_lock)
        {
            Charge(0, 1);
            OpenFolder(path);
        }
    }

    /// <summary>Moves a file or a folder within the user's files.</summary>
    public void Move(string from, string to)
    {
        lock (_lock)
        {
            Count();
            var (bytes, replaced) = (LengthOf(to), File.Exists(to));
            OpenFolder(Path.GetDirectoryName(to)!);
            if (Directory.Exists(from)) Directory.Move(from, to);
            else File.Move(from, to, overwrite: true);
            Charge(-bytes, replaced ? -1 : 0);
        }
    }

    /// <summary>Deletes a file, or a folder with all that is in it.</summary>
    public void Delete(string path)
    {
        lock (_lock)
        {
            Count();
            if (File.Exists(path))
            {
                var bytes = LengthOf(path);
                File.Delete(path);
                Charge(-bytes, -1);
                return;
            }

            Directory.Delete(path, recursive: true);
            _used = -1;
        }
    }

    private void Count()
    {
        if (_used >= 0) return;
        // What was being written when a process died was never a file of the program.
        if (!_swept && Directory.Exists(Partial)) Directory.Delete(Partial, recursive: true);
        _swept = true;
        (_used, _entries) = (0, 0);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var root in ((string[])["usr", "saved"]).Select(name => new DirectoryInfo(Path.Combine(_folder, name))).Where(static root => root.Exists))
        {
            foreach (var entry in root.EnumerateFileSystemInfos("*", options))
            {
                _entries++;
                if (entry is FileInfo file) _used += file.Length;
            }
        }
    }

    private void Charge(long bytes, int entries)
    {
        Count();
        if ((bytes > 0 && _used + bytes > limit) || (entries > 0 && _entries + entries > MostEntries)) throw FileErrors.Full();
        _used += bytes;
        _entries += entries;
    }

    private long Room(string file)
    {
        lock (_lock)
        {
            Count();
            return Math.Max(0, limit - _used + LengthOf(file));
        }
    }

    // Beside the files, so that moving it into place is one step of the file system.
    private string Stage(Stream content, long room)
    {
        OpenFolder(Partial);
        var staged = Path.Combine(Partial, Guid.NewGuid().ToString("N"));
        try
        {
            using (var stream = new FileStream(staged, OwnFile(FileMode.CreateNew, FileAccess.Write)))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    if ((room -= read) < 0) throw FileErrors.Full();
                    stream.Write(buffer, 0, read);
                }
            }

            Stamp(staged);
            return staged;
        }
        catch
        {
            File.Delete(staged);
            throw;
        }
    }

    private void Stamp(string file) => File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    // Only the account that runs the host may read what its users keep.
    private static void OpenFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions OwnFile(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
