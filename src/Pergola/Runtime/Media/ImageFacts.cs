using System.Buffers.Binary;

namespace Pergola.Runtime.Media;

/// <summary>What the head of a picture says of it. Nothing is decoded.</summary>
/// <param name="Width">In pixels, as it is stored: not turned.</param>
/// <param name="Height">In pixels, as it is stored: not turned.</param>
/// <param name="Type"><c>png</c>, <c>jpeg</c>, <c>gif</c>, <c>webp</c>, <c>bmp</c> or <c>svg</c>.</param>
/// <param name="Orientation">How it must be turned, 1 to 8, as Exif says.</param>
internal sealed record ImageFacts(int Width, int Height, string Type, int Orientation = 1)
{
    private static readonly string[] Orientations = ["up", "up-mirrored", "down", "down-mirrored", "left-mirrored", "right", "right-mirrored", "left"];

    /// <summary>The orientation in WeChat's words.</summary>
    public string OrientationName => Orientations[Orientation - 1];

    /// <summary>Reads the head of a picture; null when it is none.</summary>
    public static ImageFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var facts = MediaFile.ImageTypeOf(bytes) switch
        {
            "image/png" when bytes.Length >= 24 => new ImageFacts(Big32(bytes[16..]), Big32(bytes[20..]), "png"),
            "image/gif" when bytes.Length >= 10 => new ImageFacts(Little16(bytes[6..]), Little16(bytes[8..]), "gif"),
            "image/bmp" when bytes.Length >= 26 => new ImageFacts(BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..])) is var height and <= int.MaxValue ? (int)height : 0, "bmp"),
            "image/webp" => OfWebp(bytes),
            "image/jpeg" => JpegHead.Read(bytes),
            null => SvgHead.Read(bytes),
            _ => null,
        };
        return facts is { Width: > 0, Height: > 0 } ? facts : null;
    }

    private static ImageFacts? OfWebp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30) return null;
        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8 "u8)) return new(Little16(bytes[26..]) & 0x3FFF, Little16(bytes[28..]) & 0x3FFF, "webp");
        if (chunk.SequenceEqual("VP8X"u8)) return new(Little24(bytes[24..]) + 1, Little24(bytes[27..]) + 1, "webp");
        if (!chunk.SequenceEqual("VP8L"u8)) return null;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return new((int)(packed & 0x3FFF) + 1, (int)((packed >> 14) & 0x3FFF) + 1, "webp");
    }

    private static int Big32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    private static int Little16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
