using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setKeepScreenOn</c> takes.</summary>
/// <param name="KeepScreenOn">Whether it stays on.</param>
public sealed record SetKeepScreenOnParams(bool KeepScreenOn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetKeepScreenOnParams))]
internal sealed partial class SetKeepScreenOnJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Keeps the screen from going dark, or no longer.</summary>
    public static SdkApi<SetKeepScreenOnParams, OpenApiResult> SetKeepScreenOn { get; } = new("setKeepScreenOn", SetKeepScreenOnJson.Default.SetKeepScreenOnParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Screen ?? throw OpenApiErrors.NoDevice("screen");
            await device.SetKeepOnAsync(call.MiniApp, call.Params.KeepScreenOn, cancellationToken).ConfigureAwait(false);
            return new OpenApiResult();
        },
    };
}
