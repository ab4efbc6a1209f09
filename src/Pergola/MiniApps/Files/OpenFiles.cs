using System.Globalization;
using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <summary>The files that an instance holds open, by the numbers that it was given. Each operation opens the file anew: nothing of the system is held.</summary>
/// <param name="tree">The files.</param>
/// <param name="user">What counts the room.</param>
internal sealed class OpenFiles(FileTree tree, UserFiles user)
{
    private const int Most = 64;

    private readonly Dictionary<string, OpenFile> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _last;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flag">As in POSIX: <c>r</c>, <c>r+</c>, <c>w</c>, <c>wx</c>, <c>w+</c>, <c>wx+</c>, <c>a</c>, <c>ax</c>, <c>a+</c>, <c>ax+</c>, and with an <c>s</c> for <c>as</c>, <c>as+</c> and <c>rs+</c>.</param>
    /// <returns>The descriptor.</returns>
    public string Open(string path, string flag)
    {
        var where = $", open {path}";
        if (flag is not ("r" or "r+" or "rs+" or "w" or "wx" or "w+" or "wx+" or "a" or "ax" or "a+" or "ax+" or "as" or "as+")) throw FileErrors.InvalidFlag(flag);
        var there = tree.Find(path, where);
        if (there is { IsFolder: true }) throw FileErrors.IsAFolder(where);
        if (there is null && flag[0] == 'r') throw FileErrors.NoEntry(where);
        if (there is not null && flag.Contains('x', StringComparison.Ordinal)) throw FileErrors.Exists($" {path}");
        var opened = new OpenFile(path, flag[0] == 'r' || flag.EndsWith('+'), flag != "r", flag[0] == 'a');
        lock (_lock)
        {
            if (_open.Count >= Most) throw FileErrors.TooManyOpen();
            if (opened.Writes) tree.Target(path, where);
            if (there is null || flag[0] == 'w') tree.Write(path, Stream.Null);
            var number = (++_last).ToString(CultureInfo.InvariantCulture);
            _open[number] = opened;
            return number;
        }
    }

    public void Close(string number)
    {
        lock (_lock)
        {
            if (!_open.Remove(number)) throw FileErrors.BadDescriptor();
        }
    }

    /// <summary>Reads from a place, or from where the last reading ended.</summary>
    public byte[] Read(string number, long length, long? position)
    {
        var file = Find(number);
        if (!file.Reads) throw FileErrors.NotOpenForThis();
        if (length is < 0 or > FileTree.MostReadBytes) throw FileErrors.LengthOutOfRange();
        lock (file)
        {
            var start = position ?? file.Position;
            using var stream = Node(file).Open();
            if (start < 0 || start > stream.Length) throw FileErrors.PositionOutOfRange();
            stream.Position = start;
            var bytes = new byte[Math.Min(length, stream.Length - start)];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (position is null) file.Position = start + count;
            return bytes[..count];
        }
    }

    /// <summary>Writes at a place, or where the last writing ended; what is opened to be added to is written at its end.</summary>
    public void Write(string number, ReadOnlyMemory<byte> bytes, long? position)
    {
        var file = Find(number);
        if (!file.Writes) throw FileErrors.NotOpenForThis();
        if (position < 0) throw FileErrors.PositionOutOfRange();
        lock (file)
        {
            var size = Node(file).Size;
            var start = file.Appends ? size : position ?? file.Position;
            user.Change(Disk(file), Math.Max(size, start + bytes.Length), stream =>
            {
                stream.Position = start;
                stream.Write(bytes.Span);
            });
            if (position is null) file.Position = start + bytes.Length;
        }
    }

    public void Truncate(string number, double length)
    {
        var file = Find(number);
        if (!file.Writes) throw FileErrors.NotOpenForThis();
        tree.Truncate(file.Path, length);
    }

    public FileNode Stat(string number) => Node(Find(number));

    private OpenFile Find(string number)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(number) ?? throw FileErrors.BadDescriptor();
        }
    }

    private FileNode Node(OpenFile file) => tree.File(file.Path, $", open {file.Path}");

    private string Disk(OpenFile file) => Node(file).Disk!;

    private sealed record OpenFile(string Path, bool Reads, bool Writes, bool Appends)
    {
        public long Position { get; set; }
    }
}
