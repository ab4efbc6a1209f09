using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getDeviceInfo</c> answers.</summary>
/// <param name="Abi">The processor's interface; not told.</param>
/// <param name="Brand">The maker; <c>devtools</c> in the simulator.</param>
/// <param name="Model">The model.</param>
/// <param name="System">The system and its version.</param>
/// <param name="Platform"><c>devtools</c>, <c>android</c>, <c>ios</c>.</param>
/// <param name="BenchmarkLevel">How fast the device is; -2: not known.</param>
/// <param name="CpuType">The processor; not told.</param>
/// <param name="MemorySize">The memory in MB; not told.</param>
public sealed record GetDeviceInfoResult(string Abi, string Brand, string Model, string System, string Platform, int BenchmarkLevel, string CpuType, string MemorySize) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetDeviceInfoResult))]
internal sealed partial class GetDeviceInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells what the device is.</summary>
    public static SdkApi<NoParams, GetDeviceInfoResult> GetDeviceInfo { get; } = new("getDeviceInfo", SharedJson.Default.NoParams, GetDeviceInfoJson.Default.GetDeviceInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(new GetDeviceInfoResult("", call.MiniApp.Device.Platform, call.MiniApp.Device.Model, call.MiniApp.Device.System, call.MiniApp.Device.Platform, -2, "", "0")),
    };
}
