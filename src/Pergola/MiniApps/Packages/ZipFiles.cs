using System.IO.Compression;

namespace Pergola.MiniApps.Packages;

/// <summary>A package that lies in a zip. It is read whole and checked before the first file is given out; nothing is written to a disk.</summary>
internal sealed class ZipFiles : IPackageFiles
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixRegular = 0x8000;
    private const int UnixFolder = 0x4000;
    private const int RatioFloor = 1 << 20;

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly ZipArchive _archive;
    private readonly PackageLimits _limits;

    private ZipFiles(ZipArchive archive, PackageLimits limits)
    {
        _archive = archive;
        _limits = limits;
    }

    /// <summary>Reads and checks a zip; where its hash is known, against that too.</summary>
    public static ZipFiles Open(string file, PackageLimits limits, string? sha256 = null)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > limits.PackedBytes)
                throw new PackageException($"The zip is larger than {limits.PackedBytes >> 20} MB. Remove what the program does not use.", Path.GetFileName(file));
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (sha256 is not null)
                PackedProgram.VerifyWhole(Path.GetFileName(file), bytes, sha256);
            var files = new ZipFiles(new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read), limits);
            files.Check(bytes.Length);
            return files;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException or UnauthorizedAccessException or IOException)
        {
            throw new PackageException($"The zip cannot be read: {error.Message}", Path.GetFileName(file), inner: error);
        }
    }

    public IReadOnlyList<string> List() => [.. _entries.Keys.Order(StringComparer.Ordinal)];

    public bool Exists(string path) => _entries.ContainsKey(path);

    public byte[]? Read(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        lock (_lock)
        {
            using var content = entry.Open();
            var bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            return bytes;
        }
    }

    public void Dispose() => _archive.Dispose();

    private void Check(long fileLength)
    {
        var census = new PackageCensus(_limits);
        var packed = 0L;
        foreach (var entry in _archive.Entries)
        {
            var isFolder = entry.FullName.EndsWith('/');
            census.Enter(isFolder ? entry.FullName[..^1] : entry.FullName, isFolder);
            RefuseType(entry, isFolder);
            packed += entry.CompressedLength;
            if (packed > fileLength)
                throw new PackageException("The zip is refused: its entries overlap.", entry.FullName);
            if (isFolder && entry.Length > 0)
                throw new PackageException("The zip is refused: a folder has content.", entry.FullName);
            Inflate(entry, census);
            if (!isFolder && !PackageIgnore.Default.CoversWithin(entry.FullName))
                _entries.Add(entry.FullName, entry);
        }
    }

    private static void RefuseType(ZipArchiveEntry entry, bool isFolder)
    {
        if (entry.IsEncrypted)
            throw new PackageException("The zip is refused: an entry is encrypted.", entry.FullName);
        var type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        if (type != 0 && type != (isFolder ? UnixFolder : UnixRegular))
            throw new PackageException("The zip is refused: an entry is a link or no plain file. Put the file itself there.", entry.FullName);
    }

    // The directory of a zip is its author's word. What counts is what comes out of the stream.
    private void Inflate(ZipArchiveEntry entry, PackageCensus census)
    {
        using var content = entry.Open();
        var buffer = new byte[1 << 16];
        var total = 0L;
        var checksum = Crc32.Start;
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            census.Count(read);
            total += read;
            checksum = Crc32.Add(checksum, buffer.AsSpan(0, read));
            if (total > RatioFloor && total > _limits.Ratio * entry.CompressedLength)
                throw new PackageException($"The zip is refused: an entry grows more than {_limits.Ratio} times.", entry.FullName);
        }

        if (total != entry.Length || Crc32.End(checksum) != entry.Crc32)
            throw new PackageException("The zip is refused: an entry is not what the directory says it is. Make the zip again.", entry.FullName);
    }
}
