using Pergola.Samples.SuperAppServer.Pictures;

namespace Pergola.Simulator.Devices;

/// <summary>The pictures of the simulated album and camera, drawn when they are first asked for.</summary>
internal static class SimulatedPictures
{
    private static readonly (string Name, Lazy<byte[]> Picture)[] All =
    [
        ("hills", new(static () => Draw(200, 120, 0.28))),
        ("evening", new(static () => Draw(18, 265, 0.55))),
        ("sea", new(static () => Draw(190, 205, 0.2))),
    ];

    /// <summary>The names of the pictures in the album.</summary>
    public static IEnumerable<string> Names => All.Select(static p => p.Name);

    /// <summary>A picture as a PNG file; null when there is none of that name.</summary>
    public static byte[]? Find(string name) => All.FirstOrDefault(p => p.Name == name).Picture?.Value;

    /// <summary>What a camera sees. The two cameras look at different things.</summary>
    public static byte[] Seen(bool front) => Find(front ? "evening" : "hills")!;

    /// <summary>A landscape: sky, a sun at some height, and two rows of hills.</summary>
    private static byte[] Draw(int sky, int ground, double sun)
    {
        var (above, below) = (Colour.OfHue(sky, 0.6, 0.62), Colour.OfHue(sky + 15, 0.7, 0.88));
        var (far, near) = (Colour.OfHue(ground, 0.25, 0.48), Colour.OfHue(ground, 0.35, 0.3));
        return PngImage.Draw(480, 480, (x, y) =>
        {
            if (y > 0.74 + (0.07 * Math.Sin((x * 7) + 1)))
                return near;
            if (y > 0.6 + (0.09 * Math.Sin((x * 4.5) + 2.6)))
                return far;
            var fromSun = Math.Sqrt(Math.Pow(x - 0.7, 2) + Math.Pow(y - sun, 2));
            var air = above.Towards(below, Math.Min(1, y / 0.6));
            return fromSun < 0.085 ? new(1, 0.93, 0.7) : air.Towards(new(1, 0.95, 0.8), Math.Max(0, 0.45 - fromSun));
        });
    }
}
