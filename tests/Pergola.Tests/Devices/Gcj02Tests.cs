using Pergola.Devices;

namespace Pergola.Tests.Devices;

public sealed class Gcj02Tests
{
    [Theory]
    [InlineData(39.915, 116.404, 39.91640428150164, 116.41024449916938)]
    public void Inside_China_the_known_offset_is_added(double latitude, double longitude, double expectedLatitude, double expectedLongitude)
    {
        var moved = Gcj02.FromWgs84(new(latitude, longitude) { Altitude = 7 });

        Assert.Equal(expectedLatitude, moved.Latitude, 1e-9);
        Assert.Equal(expectedLongitude, moved.Longitude, 1e-9);
        Assert.Equal(7, moved.Altitude);
    }

    [Theory]
    [InlineData(48.8584, 2.2945)]
    [InlineData(-33.8568, 151.2153)]
    [InlineData(40.6892, -74.0445)]
    public void Outside_nothing_moves(double latitude, double longitude)
    {
        var position = new DeviceLocation(latitude, longitude);

        Assert.Equal(position, Gcj02.FromWgs84(position));
        Assert.Equal(position, Gcj02.ToWgs84(position));
    }

    [Theory]
    [InlineData(39.915, 116.404)]
    [InlineData(22.5431, 114.0579)]
    [InlineData(43.8256, 87.6168)]
    public void The_way_back_meets_the_start(double latitude, double longitude)
    {
        var back = Gcj02.ToWgs84(Gcj02.FromWgs84(new(latitude, longitude)));

        Assert.Equal(latitude, back.Latitude, 1e-7);
        Assert.Equal(longitude, back.Longitude, 1e-7);
    }
}
