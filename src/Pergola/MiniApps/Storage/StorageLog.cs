using System.Buffers.Binary;
using System.Text;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Storage;

/// <summary>
/// An append-only file of key-value changes. Each record carries its lengths and a checksum, so that a torn end is seen and cut off.
/// Rewriting makes a new file beside it, and puts it in place in one step.
/// </summary>
internal sealed class StorageLog : IDisposable
{
    private const string FileName = "storage.log";
    /// <summary>What each record takes beside its key and value, in bytes.</summary>
    public const int HeaderLength = 12;

    private const int Removed = -1;

    private readonly string _path;
    private readonly FileStream _owner;
    private FileStream _stream;

    private StorageLog(string path, FileStream owner, FileStream stream)
    {
        _path = path;
        _owner = owner;
        _stream = stream;
    }

    /// <summary>Bytes of the file.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens or makes the log of a folder, and fills <paramref name="values"/> from it.</summary>
    public static StorageLog Open(string folder, Dictionary<string, string> values)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        // Two processes that append to one log would tear it; the second one fails here.
        var owner = OpenFile(path + ".lock", FileShare.None);
        FileStream? stream = null;
        try
        {
            stream = OpenFile(path);
            stream.SetLength(Replay(stream, values));
            stream.Position = stream.Length;
            return new StorageLog(path, owner, stream);
        }
        catch
        {
            stream?.Dispose();
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Writes one change; null removes the key. A change that could not be written whole leaves no trace.</summary>
    public void Append(string key, string? json)
    {
        var start = _stream.Length;
        try
        {
            _stream.Write(Record(key, json));
            _stream.Flush();
        }
        catch
        {
            _stream.SetLength(start);
            _stream.Position = start;
            throw;
        }
    }

    /// <summary>Replaces the log by one that holds only these values.</summary>
    public void Rewrite(IReadOnlyDictionary<string, string> values)
    {
        var fresh = _path + ".new";
        File.Delete(fresh);
        using (var stream = OpenFile(fresh))
        {
            foreach (var (key, json) in values)
                stream.Write(Record(key, json));
            stream.Flush(flushToDisk: true);
        }

        // Windows does not replace a file that is open.
        _stream.Dispose();
        try
        {
            File.Move(fresh, _path, overwrite: true);
        }
        finally
        {
            _stream = OpenFile(_path);
            _stream.Position = _stream.Length;
        }
    }

    /// <summary>Waits until what was written is on the disk.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    public void Dispose()
    {
        if (!_stream.CanWrite)
            return;
        Flush();
        _stream.Dispose();
        _owner.Dispose();
    }

    private static FileStream OpenFile(string path, FileShare share = FileShare.Read)
    {
        // Only the account that runs the host may read what its users keep.
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static long Replay(FileStream stream, Dictionary<string, string> values)
    {
        var good = 0L;
        var header = new byte[HeaderLength];
        while (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength)
        {
            var checksum = BinaryPrimitives.ReadUInt32LittleEndian(header);
            var keyLength = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
            var valueLength = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
            var length = (long)keyLength + Math.Max(valueLength, 0);
            if (keyLength < 0 || valueLength < Removed || length > stream.Length - stream.Position)
                break;
            var body = new byte[length];
            stream.ReadExactly(body);
            if (Checksum(header.AsSpan(4), body) != checksum)
                break;
            var key = Encoding.UTF8.GetString(body, 0, keyLength);
            if (valueLength == Removed)
                values.Remove(key);
            else
                values[key] = Encoding.UTF8.GetString(body, keyLength, valueLength);
            good = stream.Position;
        }

        return good;
    }

    private static byte[] Record(string key, string? json)
    {
        var keyLength = Encoding.UTF8.GetByteCount(key);
        var valueLength = json is null ? 0 : Encoding.UTF8.GetByteCount(json);
        var record = new byte[HeaderLength + keyLength + valueLength];
        var body = record.AsSpan(HeaderLength);
        Encoding.UTF8.GetBytes(key, body);
        if (json is not null)
            Encoding.UTF8.GetBytes(json, body[keyLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), keyLength);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), json is null ? Removed : valueLength);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum(record.AsSpan(4, 8), body));
        return record;
    }

    private static uint Checksum(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> body) => Crc32.End(Crc32.Add(Crc32.Add(Crc32.Start, lengths), body));
}
