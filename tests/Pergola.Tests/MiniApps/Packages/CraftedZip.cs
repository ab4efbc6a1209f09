using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pergola.Tests.MiniApps.Packages;

/// <summary>Writes zips that no honest tool would: every name, attribute and length is the test's.</summary>
internal static class CraftedZip
{
    public const string App = """{"pages":["pages/index/index"]}""";

    /// <summary>A zip with app.json and further entries, written as they are named.</summary>
    public static byte[] Of(params (string Name, string Text)[] entries) => Make(zip =>
    {
        Add(zip, "app.json", App);
        foreach (var (name, text) in entries)
            Add(zip, name, text);
    });

    public static byte[] Make(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(zip);
        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write(text);
        return entry;
    }

    public static byte[] WithMode(string name, int unixMode) => Make(zip =>
    {
        Add(zip, "app.json", App);
        Add(zip, name, "target").ExternalAttributes = unixMode << 16;
    });

    /// <summary>Changes a field of the directory's record of one entry; offsets are of the zip specification (4.3.12).</summary>
    public static byte[] PatchDirectory(byte[] zip, string name, int offset, uint value, int length = 4)
    {
        var record = FindRecord(zip, name);
        if (length == 2)
            BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(record + offset), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(record + offset), value);
        return zip;
    }

    /// <summary>Points the directory's record of one entry at the data of another.</summary>
    public static byte[] Overlap(byte[] zip, string name, string other)
    {
        var from = FindRecord(zip, other);
        foreach (var offset in (int[])[16, 20, 24, 42])
            PatchDirectory(zip, name, offset, BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(from + offset)));
        return zip;
    }

    private static int FindRecord(byte[] zip, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var at = 0; at < zip.Length - 46; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at)) == 0x02014b50 && zip.AsSpan(at + 46).StartsWith(bytes)
                && BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 28)) == bytes.Length)
            {
                return at;
            }
        }

        throw new InvalidOperationException($"The zip has no entry '{name}'.");
    }
}
