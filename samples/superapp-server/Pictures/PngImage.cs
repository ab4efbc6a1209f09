using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pergola.Samples.SuperAppServer.Pictures;

/// <summary>A colour, each part 0 to 1.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <summary>The colour between two others; 0 is this one, 1 the other.</summary>
    public Colour Towards(Colour other, double share) =>
        new(Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));

    /// <summary>A colour of the circle, 0 to 360 degrees, with its strength and lightness.</summary>
    public static Colour OfHue(double degrees, double strength, double lightness)
    {
        return new(Part(0), Part(8), Part(4));

        double Part(int n)
        {
            var k = (n + (degrees / 30)) % 12;
            return lightness - (strength * Math.Min(lightness, 1 - lightness) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }
    }
}

/// <summary>Writes PNG files of pictures that are a function of the place: the samples carry no picture files.</summary>
public static class PngImage
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(static n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
            c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
        return c;
    })];

    /// <summary>Draws a picture.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="colourAt">The colour at a place: 0 to 1 from the left, 0 to 1 from the top.</param>
    public static byte[] Draw(int width, int height, Func<double, double, Colour> colourAt)
    {
        var rows = new byte[height * (1 + (width * 3))];
        for (var (y, at) = (0, 0); y < height; y++)
        {
            at++;
            for (var x = 0; x < width; x++)
            {
                // Four places of each pixel, so that edges are smooth.
                var (red, green, blue) = (0.0, 0.0, 0.0);
                foreach (var (dx, dy) in new[] { (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75) })
                {
                    var colour = colourAt((x + dx) / width, (y + dy) / height);
                    (red, green, blue) = (red + colour.Red, green + colour.Green, blue + colour.Blue);
                }

                foreach (var part in new[] { red, green, blue })
                    rows[at++] = (byte)Math.Clamp(Math.Round(part / 4 * 255), 0, 255);
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        WriteChunk(file, "IHDR", header);
        using (var packed = new MemoryStream())
        {
            using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(rows);
            WriteChunk(file, "IDAT", packed.ToArray());
        }

        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(body);
        var crc = body.Aggregate(uint.MaxValue, static (c, b) => CrcTable[(c ^ b) & 0xFF] ^ (c >> 8)) ^ uint.MaxValue;
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        file.Write(number);
    }
}
