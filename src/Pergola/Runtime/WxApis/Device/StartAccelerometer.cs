using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.startAccelerometer</c> takes.</summary>
/// <param name="Interval"><c>game</c> (about 20 ms), <c>ui</c> (60 ms) or <c>normal</c> (200 ms).</param>
public sealed record StartAccelerometerParams(string Interval = "normal");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartAccelerometerParams))]
internal sealed partial class StartAccelerometerJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Starts the sensor behind <c>wx.onAccelerometerChange</c>.</summary>
    public static SdkApi<StartAccelerometerParams, OpenApiResult> StartAccelerometer { get; } = new("startAccelerometer", StartAccelerometerJson.Default.StartAccelerometerParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Interval is "game" or "ui" or "normal" ? null : "invalid interval: it is game, ui or normal",
        Answer = static (call, _) =>
        {
            MotionListening.Start(call.MiniApp, MotionSensor.Accelerometer, call.Params.Interval);
            return Ok();
        },
    };
}
