using System.Net.NetworkInformation;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getNetworkType</c> answers.</summary>
/// <param name="NetworkType"><c>wifi</c> or <c>none</c>.</param>
/// <param name="HasSystemProxy">Whether the system has a proxy; requests never use it.</param>
/// <param name="SignalStrength">Always 0: not known.</param>
public sealed record GetNetworkTypeResult(string NetworkType, bool HasSystemProxy, int SignalStrength) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetNetworkTypeResult))]
internal sealed partial class GetNetworkTypeJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells how the device is connected.</summary>
    public static SdkApi<NoParams, GetNetworkTypeResult> GetNetworkType { get; } = new("getNetworkType", SharedJson.Default.NoParams, GetNetworkTypeJson.Default.GetNetworkTypeResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => new(new GetNetworkTypeResult(NetworkInterface.GetIsNetworkAvailable() ? "wifi" : "none", false, 0)),
    };
}
