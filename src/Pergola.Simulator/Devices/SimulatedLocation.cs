using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Devices;

/// <summary>A device that stands where the page's switch says, and a map of invented places.</summary>
internal sealed class SimulatedLocation(SimulatorState state, DeviceTexts text) : ILocationDevice
{
    /// <summary>Where the device can be.</summary>
    public static IReadOnlyList<SimulatedPlace> Places { get; } =
    [
        new("Pergola Garden", "1 Vine Walk", 1.2816, 103.8636),
        new("Harbour Market", "22 Quay Street", 1.2860, 103.8545),
        new("Old Observatory", "7 Hill Road", 1.2951, 103.8470),
        new("Central Library", "100 Reading Lane", 1.2975, 103.8543),
        new("West Pier", "Pier 3", 1.2741, 103.8462),
    ];

    public Task<DeviceLocation> GetAsync(IMiniApp app, CancellationToken cancellationToken) =>
        Task.FromResult(new DeviceLocation(state.Place.Latitude, state.Place.Longitude) { Altitude = 12, Speed = 0, VerticalAccuracy = 10 });

    public async Task<ChosenPlace?> ChooseAsync(IMiniApp app, int pageId, DeviceLocation? near, CancellationToken cancellationToken)
    {
        var sheet = new LocationSheet(text.Get(app, "ChoosePlace"), near?.Latitude ?? state.Place.Latitude, near?.Longitude ?? state.Place.Longitude, Places);
        var answer = await app.Ui.AskAsync(new("location", pageId, JsonSerializer.SerializeToElement(sheet, SheetJson.Default.LocationSheet)), cancellationToken);
        if (!answer.Confirmed || answer.Data.Deserialize(SheetJson.Default.SimulatedPlace) is not { } place || !double.IsFinite(place.Latitude) || !double.IsFinite(place.Longitude))
            return null;
        return new(place.Name ?? "", place.Address ?? "", new(Math.Clamp(place.Latitude, -90, 90), Math.Clamp(place.Longitude, -180, 180)));
    }
}
