using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getBatteryInfo</c> answers.</summary>
/// <param name="Level">1 to 100.</param>
/// <param name="IsCharging">Whether it is being charged.</param>
/// <param name="IsLowPowerModeEnabled">Whether the device saves power.</param>
public sealed record GetBatteryInfoResult(int Level, bool IsCharging, bool IsLowPowerModeEnabled) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetBatteryInfoResult))]
internal sealed partial class GetBatteryInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells how full the battery is.</summary>
    public static SdkApi<NoParams, GetBatteryInfoResult> GetBatteryInfo { get; } = new("getBatteryInfo", SharedJson.Default.NoParams, GetBatteryInfoJson.Default.GetBatteryInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(ReadBattery(call)),
    };

    /// <summary>As <see cref="GetBatteryInfo"/>: <c>wx.getBatteryInfoSync()</c>.</summary>
    public static SdkApi<NoParams, GetBatteryInfoResult> GetBatteryInfoSync { get; } = new("getBatteryInfoSync", SharedJson.Default.NoParams, GetBatteryInfoJson.Default.GetBatteryInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(ReadBattery(call)),
    };

    private static GetBatteryInfoResult ReadBattery(SdkCall<NoParams> call)
    {
        var state = (call.MiniApp.Devices.Battery ?? throw OpenApiErrors.NoDevice("battery")).Read(call.MiniApp);
        return new GetBatteryInfoResult(Math.Clamp(state.Level, 1, 100), state.IsCharging, state.IsLowPowerModeEnabled);
    }
}
