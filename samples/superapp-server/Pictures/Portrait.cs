namespace Pergola.Samples.SuperAppServer.Pictures;

/// <summary>A head and shoulders before a coloured ground.</summary>
internal static class Portrait
{
    /// <summary>Draws one.</summary>
    /// <param name="hue">The colour of the ground, 0 to 360.</param>
    /// <param name="side">The side of the square in pixels.</param>
    public static byte[] Draw(int hue, int side)
    {
        var (above, below) = (Colour.OfHue(hue, 0.45, 0.78), Colour.OfHue(hue + 20, 0.5, 0.62));
        var (skin, hair, shirt) = (Colour.OfHue(28, 0.45, 0.72), Colour.OfHue(hue + 200, 0.3, 0.22), Colour.OfHue(hue + 180, 0.35, 0.42));
        return PngImage.Draw(side, side, (x, y) =>
        {
            if (Inside(x, y, 0.5, 0.45, 0.165, 0.2))
                return y < 0.36 - (0.25 * (x - 0.5)) ? hair : skin;
            if (Inside(x, y, 0.5, 0.4, 0.2, 0.21) && y < 0.46)
                return hair;
            if (Inside(x, y, 0.5, 1.06, 0.36, 0.38))
                return shirt;
            return Math.Abs(x - 0.5) < 0.07 && y is > 0.55 and < 0.75 ? skin.Towards(hair, 0.15) : above.Towards(below, y);
        });
    }

    private static bool Inside(double x, double y, double middle, double centre, double wide, double high) =>
        Math.Pow((x - middle) / wide, 2) + Math.Pow((y - centre) / high, 2) < 1;
}
