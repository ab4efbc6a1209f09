using System.Buffers.Binary;

namespace Pergola.Runtime.Media;

/// <summary>Walks the segments of a JPEG up to its frame, which has the size; on the way there lies Exif, which has the orientation.</summary>
internal static class JpegHead
{
    private const ushort OrientationTag = 0x0112;

    public static ImageFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var orientation = 1;
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            // Fill bytes before a marker are allowed.
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            var segment = bytes.Slice(at + 4, length - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return segment.Length < 5 ? null : new ImageFacts(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), "jpeg", orientation);
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8)) orientation = OrientationOf(segment[6..]);
            at += 2 + length;
        }

        return null;
    }

    private static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 1;
        var isLittle = tiff.StartsWith("II"u8);
        var directory = Int32(tiff[4..], isLittle);
        if (directory < 8 || directory > tiff.Length - 2) return 1;
        var count = Int16(tiff[directory..], isLittle);
        for (var i = 0; i < count; i++)
        {
            var at = directory + 2 + (12 * i);
            if (at + 12 > tiff.Length) return 1;
            if (Int16(tiff[at..], isLittle) == OrientationTag) return Int16(tiff[(at + 8)..], isLittle) is var value and >= 1 and <= 8 ? value : 1;
        }

        return 1;
    }

    private static int Int16(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static int Int32(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
}
