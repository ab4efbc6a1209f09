using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getSystemSetting</c> answers.</summary>
/// <param name="BluetoothEnabled">Always false: there is no Bluetooth API.</param>
/// <param name="LocationEnabled">Always false: there is no location API.</param>
/// <param name="WifiEnabled">Whether the network can be used.</param>
/// <param name="DeviceOrientation"><c>portrait</c> or <c>landscape</c>.</param>
public sealed record GetSystemSettingResult(bool BluetoothEnabled, bool LocationEnabled, bool WifiEnabled, string DeviceOrientation) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSystemSettingResult))]
internal sealed partial class GetSystemSettingJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells which of the device's radios are on.</summary>
    public static SdkApi<NoParams, GetSystemSettingResult> GetSystemSetting { get; } = new("getSystemSetting", SharedJson.Default.NoParams, GetSystemSettingJson.Default.GetSystemSettingResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (_, _) => new(new GetSystemSettingResult(false, false, true, "portrait")),
    };
}
