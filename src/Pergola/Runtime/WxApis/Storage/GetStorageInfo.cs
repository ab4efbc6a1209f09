using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getStorageInfo</c> answers.</summary>
/// <param name="Keys">All keys.</param>
/// <param name="CurrentSize">What is used, in KB, rounded up.</param>
/// <param name="LimitSize">What may be used, in KB.</param>
public sealed record GetStorageInfoResult(IReadOnlyList<string> Keys, long CurrentSize, long LimitSize) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GetStorageInfoResult))]
internal sealed partial class GetStorageInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Says what is kept and how much of the room it takes.</summary>
    public static SdkApi<NoParams, GetStorageInfoResult> GetStorageInfo { get; } = new("getStorageInfo", SharedJson.Default.NoParams, GetStorageInfoJson.Default.GetStorageInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(Measure(call.Storage)),
    };

    /// <summary>As <see cref="GetStorageInfo"/>: <c>wx.getStorageInfoSync()</c>.</summary>
    public static SdkApi<NoParams, GetStorageInfoResult> GetStorageInfoSync { get; } = new("getStorageInfoSync", SharedJson.Default.NoParams, GetStorageInfoJson.Default.GetStorageInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(Measure(call.Storage)),
    };

    private static GetStorageInfoResult Measure(MiniAppStorage storage) => new(storage.Keys, (storage.UsedBytes + 1023) / 1024, MiniAppStorage.SizeLimit / 1024);
}
