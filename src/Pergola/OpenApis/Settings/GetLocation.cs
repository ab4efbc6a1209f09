using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola;

/// <summary>What <c>wx.getLocation</c> takes.</summary>
/// <param name="Type"><c>wgs84</c> (GPS) or <c>gcj02</c>, the coordinates of maps made in China. Default: <c>wgs84</c>.</param>
/// <param name="Altitude">Whether the altitude is wanted; without it the altitude is 0.</param>
/// <param name="IsHighAccuracy">Whether the position should be as exact as the device can; it may take longer.</param>
/// <param name="HighAccuracyExpireTime">How long the exact position may take, in milliseconds, at least 3000; then the plain one is taken. Null: as long as the device needs.</param>
public sealed record GetLocationParams(string Type = "wgs84", bool Altitude = false, bool IsHighAccuracy = false, double? HighAccuracyExpireTime = null);

/// <summary>What <c>wx.getLocation</c> answers.</summary>
/// <param name="Latitude">-90 to 90 degrees; north is positive.</param>
/// <param name="Longitude">-180 to 180 degrees; east is positive.</param>
/// <param name="Speed">Metres for each second; -1 where it is not known.</param>
/// <param name="Accuracy">How far off the position may be, in metres.</param>
/// <param name="Altitude">Metres above sea level.</param>
/// <param name="VerticalAccuracy">How far off the altitude may be, in metres; 0 where it is not known.</param>
/// <param name="HorizontalAccuracy">As <paramref name="Accuracy"/>.</param>
public sealed record GetLocationResult(double Latitude, double Longitude, double Speed, double Accuracy, double Altitude, double VerticalAccuracy, double HorizontalAccuracy) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetLocationParams))]
[JsonSerializable(typeof(GetLocationResult))]
internal sealed partial class GetLocationJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Where the device is (document: mini program open APIs, AuthSetting, <c>scope.userLocation</c>).</summary>
    public static SdkApi<GetLocationParams, GetLocationResult> GetLocation { get; } = new("getLocation", GetLocationJson.Default.GetLocationParams, GetLocationJson.Default.GetLocationResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.Remembered("scope.userLocation"),
        Gesture = Gesture.None,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["type"] = ["wgs84", "gcj02"] },
        Validate = static parameters => parameters.Type is "wgs84" or "gcj02" ? null : "invalid type: it is wgs84 or gcj02",
        Secrets = ["latitude", "longitude", "altitude"],
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Location ?? throw OpenApiErrors.NoDevice("location");
            var found = await Position.FindAsync(device, call.MiniApp, call.Params, cancellationToken).ConfigureAwait(false);
            var shown = call.Params.Type == "gcj02" ? Gcj02.FromWgs84(found) : found;
            return new GetLocationResult(
                shown.Latitude, shown.Longitude, shown.Speed, shown.HorizontalAccuracy, call.Params.Altitude ? shown.Altitude : 0, shown.VerticalAccuracy, shown.HorizontalAccuracy);
        },
    };
}

/// <summary>Asks the device as exactly as the program wants, for as long as it waits.</summary>
file static class Position
{
    private const double ShortestWait = 3000;
    private const double LongestWait = 600_000;

    public static async Task<DeviceLocation> FindAsync(ILocationDevice device, IMiniApp app, GetLocationParams parameters, CancellationToken cancellationToken)
    {
        if (!parameters.IsHighAccuracy) return await device.GetAsync(app, cancellationToken).ConfigureAwait(false);
        if (parameters.HighAccuracyExpireTime is not { } milliseconds) return await device.GetExactlyAsync(app, cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var exact = device.GetExactlyAsync(app, stop.Token);
        try
        {
            return await exact.WaitAsync(TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, ShortestWait, LongestWait)), app.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            return await device.GetAsync(app, cancellationToken).ConfigureAwait(false);
        }
    }
}
