using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.vibrateShort</c> takes.</summary>
/// <param name="Type"><c>heavy</c>, <c>medium</c> or <c>light</c>. Default: <c>medium</c>.</param>
public sealed record VibrateShortParams(string Type = "medium");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VibrateShortParams))]
internal sealed partial class VibrateShortJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shakes the device for 15 ms.</summary>
    public static SdkApi<VibrateShortParams, OpenApiResult> VibrateShort { get; } = new("vibrateShort", VibrateShortJson.Default.VibrateShortParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["type"] = ["heavy", "medium", "light"] },
        Validate = static parameters => parameters.Type is "heavy" or "medium" or "light" ? null : "style is not support",
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Vibration ?? throw OpenApiErrors.NoDevice("vibration");
            await device.VibrateAsync(call.MiniApp, Enum.Parse<Vibration>(call.Params.Type, ignoreCase: true), cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };
}
