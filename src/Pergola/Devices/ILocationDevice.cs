using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Knows where the device is. Asked only after the user allowed <c>scope.userLocation</c>.</summary>
public interface ILocationDevice
{
    /// <summary>The position now.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<DeviceLocation> GetAsync(IMiniApp app, CancellationToken cancellationToken);

    /// <summary>The position now, as exact as the device can, which may take longer. By default it is what <see cref="GetAsync"/> says.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="cancellationToken">The call was aborted, or the program waits no longer.</param>
    Task<DeviceLocation> GetExactlyAsync(IMiniApp app, CancellationToken cancellationToken) => GetAsync(app, cancellationToken);

    /// <summary>Lets the user choose a place on a map.</summary>
    /// <param name="app">The instance that asks; its <see cref="IMiniApp.Ui"/> can draw the map.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="near">Where the map opens, or null.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>The place; null when the user cancelled.</returns>
    Task<ChosenPlace?> ChooseAsync(IMiniApp app, int pageId, DeviceLocation? near, CancellationToken cancellationToken);
}

/// <summary>A position by WGS 84.</summary>
/// <param name="Latitude">-90 to 90 degrees; north is positive.</param>
/// <param name="Longitude">-180 to 180 degrees; east is positive.</param>
public sealed record DeviceLocation(double Latitude, double Longitude)
{
    /// <summary>Metres above sea level.</summary>
    public double Altitude { get; init; }

    /// <summary>Metres for each second; -1 where it is not known.</summary>
    public double Speed { get; init; } = -1;

    /// <summary>How far off the position may be, in metres.</summary>
    public double HorizontalAccuracy { get; init; } = 30;

    /// <summary>How far off the altitude may be, in metres; 0 where it is not known.</summary>
    public double VerticalAccuracy { get; init; }
}

/// <summary>A place that the user chose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Location">Where it is.</param>
public sealed record ChosenPlace(string Name, string Address, DeviceLocation Location);
