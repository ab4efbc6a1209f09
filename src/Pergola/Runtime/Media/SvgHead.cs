using System.Globalization;
using System.Text;
using System.Xml;

namespace Pergola.Runtime.Media;

/// <summary>Reads the first element of an SVG. Nothing outside of the file is ever fetched for it.</summary>
internal static class SvgHead
{
    private const int MostHead = 64 * 1024;

    public static ImageFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostHead)]);
        if (!head.Contains("<svg", StringComparison.Ordinal)) return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(head.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg" ? FactsOf(reader) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ImageFacts? FactsOf(XmlReader svg)
    {
        var box = (svg.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var width = Pixels(svg.GetAttribute("width")) ?? (box.Length == 4 ? Pixels(box[2]) : null);
        var height = Pixels(svg.GetAttribute("height")) ?? (box.Length == 4 ? Pixels(box[3]) : null);
        return width is { } w && height is { } h ? new ImageFacts(w, h, "svg") : null;
    }

    private static int? Pixels(string? length)
    {
        var number = length?.EndsWith("px", StringComparison.Ordinal) == true ? length[..^2] : length;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 100_000 ? (int)Math.Round(value) : null;
    }
}
