using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.startLocationUpdate</c> takes.</summary>
/// <param name="Type"><c>wgs84</c> (GPS) or <c>gcj02</c>, the coordinates of maps made in China. Default: <c>gcj02</c>.</param>
public sealed record StartLocationUpdateParams(string Type = "gcj02");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartLocationUpdateParams))]
internal sealed partial class StartLocationUpdateJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells where the device is, about once a second, while the program is open (<c>wx.onLocationChange</c>).</summary>
    public static SdkApi<StartLocationUpdateParams, OpenApiResult> StartLocationUpdate { get; } = new("startLocationUpdate", StartLocationUpdateJson.Default.StartLocationUpdateParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.Remembered(LocationWatch.Scope),
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Type is "wgs84" or "gcj02" ? null : "invalid type: it is wgs84 or gcj02",
        Answer = static (call, _) =>
        {
            LocationWatch.Start(call.MiniApp, call.Params.Type);
            return Ok();
        },
    };
}
