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
        new("Pergola Garden", "1 Vine Walk", 55.6828, 12.5936),
        new("Harbour Market", "22 Quay Street", 55.6872, 12.5845),
        new("Old Observatory", "7 Hill Road", 55.6963, 12.5770),
        new("Central Library", "100 Reading Lane", 55.6987, 12.5843),
        new("West Pier", "Pier 3", 55.6753, 12.5762),
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
