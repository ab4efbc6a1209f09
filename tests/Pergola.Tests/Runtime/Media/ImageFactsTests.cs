using System.Text;
using Pergola.Runtime.Media;

namespace Pergola.Tests.Runtime.Media;

public sealed class ImageFactsTests
{
    public static TheoryData<string, string, int, int, int> Pictures { get; } = new()
    {
        { "png", "89504E470D0A1A0A0000000D494844520000012C000000C8", 300, 200, 1 },
        { "gif", "4749463839612C01C800", 300, 200, 1 },
        { "bmp", "424D00000000000000000000000028000000" + "2C010000" + "38FFFFFF", 300, 200, 1 },
        { "webp", "524946460000000057454250" + "56503820" + "00000000" + "000000" + "9D012A2C01C800", 300, 200, 1 },
        { "webp", "524946460000000057454250" + "5650385800000000000000002B0100C70000", 300, 200, 1 },
        { "webp", "524946460000000057454250" + "5650384C000000002F2BC13100" + "0000000000", 300, 200, 1 },
        { "jpeg", "FFD8FFC0000B0800C8012C0101110000", 300, 200, 1 },
        { "jpeg", "FFD8FFE10022457869660000" + "4D4D002A00000008" + "0001" + "011200030000000100060000" + "00000000" + "FFC0000B0800C8012C0101110000", 300, 200, 6 },
        { "jpeg", "FFD8FFE10022457869660000" + "49492A0008000000" + "0100" + "120103000100000003000000" + "00000000" + "FFFFC2000B0800C8012C0101110000", 300, 200, 3 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_head_says_it_all(string type, string hex, int width, int height, int orientation) =>
        Assert.Equal(new ImageFacts(width, height, type, orientation), ImageFacts.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30px\" height=\"20\"/>", 30, 20)]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE svg SYSTEM \"http://127.0.0.1/x\"><svg viewBox=\"0 0 30 20\"></svg>", 30, 20)]
    public void An_SVG_has_a_size_too(string svg, int width, int height) => Assert.Equal(new ImageFacts(width, height, "svg"), ImageFacts.Read(Encoding.UTF8.GetBytes(svg)));

    [Fact]
    public void What_is_cut_off_or_no_picture_has_no_facts()
    {
        foreach (var row in Pictures)
        {
            var bytes = Convert.FromHexString(row.Data.Item2);
            // No cut may throw, wherever it is.
            for (var length = 0; length < bytes.Length; length++) _ = ImageFacts.Read(bytes.AsSpan(0, length));
        }

        Assert.Null(ImageFacts.Read("hello"u8));
        Assert.Null(ImageFacts.Read("<svg>"u8));
        Assert.Null(ImageFacts.Read(Convert.FromHexString("FFD8FFC0000B080000012C0101110000")));
    }

    [Fact]
    public void Orientations_have_names()
    {
        Assert.Equal("up", new ImageFacts(1, 1, "jpeg").OrientationName);
        Assert.Equal("right", new ImageFacts(1, 1, "jpeg", 6).OrientationName);
    }
}
