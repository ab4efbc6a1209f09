using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.startGyroscope</c> takes.</summary>
/// <param name="Interval"><c>game</c> (about 20 ms), <c>ui</c> (60 ms) or <c>normal</c> (200 ms).</param>
public sealed record StartGyroscopeParams(string Interval = "normal");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartGyroscopeParams))]
internal sealed partial class StartGyroscopeJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Starts the sensor behind <c>wx.onGyroscopeChange</c>.</summary>
    public static SdkApi<StartGyroscopeParams, OpenApiResult> StartGyroscope { get; } = new("startGyroscope", StartGyroscopeJson.Default.StartGyroscopeParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Interval is "game" or "ui" or "normal" ? null : "invalid interval: it is game, ui or normal",
        Answer = static (call, _) =>
        {
            MotionListening.Start(call.MiniApp, MotionSensor.Gyroscope, call.Params.Interval);
            return Ok();
        },
    };
}
