using System.IO.Compression;
using Pergola.Dispatch;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Files;

/// <content>Zip files. The directory of a zip is its author's word: every name is checked, and what comes out of an entry is counted.</content>
internal sealed partial class FileTree
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixRegular = 0x8000;
    private const int UnixFolder = 0x4000;

    /// <summary>Unpacks a zip into a folder, which is made when it is not there. Entries before one that is refused stay.</summary>
    public void Unzip(string zip, string target)
    {
        var where = $", unzip {zip} -> {target}";
        if (FilePath.Parse(target, where).Area != FileArea.User) throw FileErrors.NoAccess(where);
        using var archive = OpenZip(File(zip, where));
        if (archive.Entries.Count > UserFiles.MostEntries) throw FileErrors.Full();
        // All names are looked at before the first file is written.
        foreach (var entry in archive.Entries) CheckEntry(entry);
        MakeFolder(target, recursive: true);
        foreach (var entry in archive.Entries) Unpack(entry, target.TrimEnd('/') + "/" + entry.FullName);
    }

    /// <summary>Reads entries of a zip.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="names">Which; null: every file.</param>
    /// <returns>For each name its bytes; null where there is no such file.</returns>
    public IReadOnlyList<(string Name, byte[]? Bytes)> ReadZip(string zip, IReadOnlyList<string>? names)
    {
        using var archive = OpenZip(File(zip, $", open {zip}"));
        var room = MostReadBytes;
        List<(string, byte[]?)> read = [];
        foreach (var name in names ?? [.. archive.Entries.Select(static entry => entry.FullName).Where(static name => !name.EndsWith('/'))])
        {
            var bytes = archive.GetEntry(name) is { } entry && !name.EndsWith('/') ? Inflate(entry, room) : null;
            room -= bytes?.Length ?? 0;
            read.Add((name, bytes));
        }

        return read;
    }

    /// <summary>The bytes behind a file that is packed with Brotli.</summary>
    public byte[] ReadBrotli(string path)
    {
        using var content = File(path, $", open {path}").Open();
        using var unpacked = new BrotliStream(content, CompressionMode.Decompress);
        try
        {
            return Collect(unpacked, MostReadBytes);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            throw FileErrors.NotBrotli();
        }
    }

    private static ZipArchive OpenZip(FileNode file)
    {
        var content = file.Open();
        try
        {
            return new ZipArchive(content, ZipArchiveMode.Read);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            content.Dispose();
            throw FileErrors.NoZip();
        }
    }

    private static void CheckEntry(ZipArchiveEntry entry)
    {
        var isFolder = entry.FullName.EndsWith('/');
        if (PackagePath.Fault(isFolder ? entry.FullName[..^1] : entry.FullName, int.MaxValue) is { } fault) throw FileErrors.BadZipEntry($"an entry {fault}");
        if (entry.IsEncrypted) throw FileErrors.BadZipEntry("an entry is encrypted");
        var type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        if (type != 0 && type != (isFolder ? UnixFolder : UnixRegular)) throw FileErrors.BadZipEntry("an entry is a link or no plain file");
    }

    private void Unpack(ZipArchiveEntry entry, string path)
    {
        if (entry.FullName.EndsWith('/'))
        {
            MakeFolder(path.TrimEnd('/'), recursive: true);
            return;
        }

        MakeFolder(path[..path.LastIndexOf('/')], recursive: true);
        try
        {
            using var content = entry.Open();
            user.Write(Target(path, $", open {path}"), content);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw FileErrors.BadZipEntry("an entry is broken");
        }
    }

    private static byte[] Inflate(ZipArchiveEntry entry, long room)
    {
        try
        {
            using var content = entry.Open();
            return Collect(content, room);
        }
        catch (InvalidDataException)
        {
            throw FileErrors.BadZipEntry("an entry is broken");
        }
    }

    private static byte[] Collect(Stream content, long room)
    {
        using var collected = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (collected.Length + read > room) throw FileErrors.TooLargeToRead(MostReadBytes);
            collected.Write(buffer, 0, read);
        }

        return collected.ToArray();
    }
}
