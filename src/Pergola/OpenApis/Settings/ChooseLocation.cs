using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.chooseLocation</c> takes. Both or neither: where the map opens, by GCJ-02; by default where the device is.</summary>
/// <param name="Latitude">-90 to 90 degrees, or null.</param>
/// <param name="Longitude">-180 to 180 degrees, or null.</param>
public sealed record ChooseLocationParams(double? Latitude = null, double? Longitude = null);

/// <summary>What <c>wx.chooseLocation</c> answers: the place that the user chose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Latitude">-90 to 90 degrees by GCJ-02, which outside China is WGS 84.</param>
/// <param name="Longitude">-180 to 180 degrees, likewise.</param>
public sealed record ChooseLocationResult(string Name, string Address, double Latitude, double Longitude) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseLocationParams))]
[JsonSerializable(typeof(ChooseLocationResult))]
internal sealed partial class ChooseLocationJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Lets the user choose a place on a map; <c>fail cancel</c> when none was chosen (document: mini program open APIs, AuthSetting, <c>scope.userLocation</c>).</summary>
    public static SdkApi<ChooseLocationParams, ChooseLocationResult> ChooseLocation { get; } =
        new("chooseLocation", ChooseLocationJson.Default.ChooseLocationParams, ChooseLocationJson.Default.ChooseLocationResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.Remembered("scope.userLocation"),
            Gesture = Gesture.None,
            Secrets = ["name", "address", "latitude", "longitude"],
            Validate = static parameters => parameters switch
            {
                { Latitude: null, Longitude: null } => null,
                { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } => null,
                _ => "invalid position: latitude is -90 to 90 and longitude -180 to 180, both or neither",
            },
            Answer = static async (call, cancellationToken) =>
            {
                var device = call.MiniApp.Devices.Location ?? throw OpenApiErrors.NoDevice("location");
                var near = call.Params is { Latitude: { } latitude, Longitude: { } longitude } ? Gcj02.ToWgs84(new(latitude, longitude)) : null;
                var place = await device.ChooseAsync(call.MiniApp, call.PageId, near, cancellationToken).ConfigureAwait(false) ?? throw OpenApiErrors.Cancel();
                var shown = Gcj02.FromWgs84(place.Location);
                return new ChooseLocationResult(place.Name, place.Address, shown.Latitude, shown.Longitude);
            },
        };
}
