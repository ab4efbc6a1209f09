namespace Pergola.Devices;

/// <summary>
/// GCJ-02, the coordinates of maps made in China: WGS 84 moved by a known offset of some hundred metres inside the country, and unmoved outside. Mini programs
/// ask for it by <c>type: "gcj02"</c>, and <c>wx.chooseLocation</c> always speaks it.
/// </summary>
internal static class Gcj02
{
    // The ellipsoid of Krasovsky: half its long axis in metres, and the square of its eccentricity.
    private const double HalfAxis = 6378245.0;
    private const double Eccentricity = 0.00669342162296594323;

    /// <summary>Where a position by WGS 84 is on such a map.</summary>
    public static DeviceLocation FromWgs84(DeviceLocation position)
    {
        if (IsOutside(position)) return position;
        var (latitude, longitude) = Offset(position.Latitude, position.Longitude);
        return position with { Latitude = position.Latitude + latitude, Longitude = position.Longitude + longitude };
    }

    /// <summary>The position by WGS 84 of a point on such a map, to within a centimetre.</summary>
    public static DeviceLocation ToWgs84(DeviceLocation point)
    {
        if (IsOutside(point)) return point;
        var guess = point;
        // The offset hardly changes over its own length, so a few steps are enough.
        for (var step = 0; step < 4; step++)
        {
            var moved = FromWgs84(guess);
            guess = guess with { Latitude = guess.Latitude + point.Latitude - moved.Latitude, Longitude = guess.Longitude + point.Longitude - moved.Longitude };
        }

        return guess;
    }

    private static bool IsOutside(DeviceLocation position) => position.Longitude is < 72.004 or > 137.8347 || position.Latitude is < 0.8293 or > 55.8271;

    private static (double Latitude, double Longitude) Offset(double latitude, double longitude)
    {
        var (x, y) = (longitude - 105.0, latitude - 35.0);
        var waves = Waves((6, 20.0, x), (2, 20.0, x));
        var north = -100.0 + (2.0 * x) + (3.0 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
            + waves + Waves((1, 20.0, y), (1.0 / 3.0, 40.0, y), (1.0 / 12.0, 160.0, y), (1.0 / 30.0, 320.0, y));
        var east = 300.0 + x + (2.0 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
            + waves + Waves((1, 20.0, x), (1.0 / 3.0, 40.0, x), (1.0 / 12.0, 150.0, x), (1.0 / 30.0, 300.0, x));

        var radians = latitude / 180.0 * Math.PI;
        var curve = 1 - (Eccentricity * Math.Sin(radians) * Math.Sin(radians));
        var metresNorth = HalfAxis * (1 - Eccentricity) / (curve * Math.Sqrt(curve)) * Math.PI / 180.0;
        var metresEast = HalfAxis / Math.Sqrt(curve) * Math.Cos(radians) * Math.PI / 180.0;
        return (north / metresNorth, east / metresEast);
    }

    private static double Waves(params ReadOnlySpan<(double Frequency, double Height, double At)> waves)
    {
        var sum = 0.0;
        foreach (var (frequency, height, at) in waves) sum += height * Math.Sin(frequency * at * Math.PI);
        return sum * 2.0 / 3.0;
    }
}
