namespace Pergola.MiniApps.Packages;

/// <summary>The checksum of zip entries (ISO 3309), in pieces: <see cref="Start"/>, <see cref="Add"/>, <see cref="End"/>.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static n => Entry((uint)n))];

    public static uint Start => 0xFFFFFFFF;

    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var item in bytes)
            checksum = Table[(byte)(checksum ^ item)] ^ (checksum >> 8);
        return checksum;
    }

    public static uint End(uint checksum) => ~checksum;

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
        return value;
    }
}
