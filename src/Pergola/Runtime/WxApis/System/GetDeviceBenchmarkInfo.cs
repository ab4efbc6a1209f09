using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getDeviceBenchmarkInfo</c> answers.</summary>
/// <param name="BenchmarkLevel">-1: not known.</param>
/// <param name="ModelLevel">0: not known.</param>
public sealed record GetDeviceBenchmarkInfoResult(int BenchmarkLevel, int ModelLevel) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetDeviceBenchmarkInfoResult))]
internal sealed partial class GetDeviceBenchmarkInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells that nobody has measured how fast the device is.</summary>
    public static SdkApi<NoParams, GetDeviceBenchmarkInfoResult> GetDeviceBenchmarkInfo { get; } = new("getDeviceBenchmarkInfo", SharedJson.Default.NoParams, GetDeviceBenchmarkInfoJson.Default.GetDeviceBenchmarkInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => new(new GetDeviceBenchmarkInfoResult(-1, 0)),
    };
}
