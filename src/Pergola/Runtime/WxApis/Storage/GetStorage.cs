using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getStorage</c> takes.</summary>
/// <param name="Key">The key.</param>
/// <param name="Encrypt">Accepted and without effect, as in <see cref="SetStorageParams"/>.</param>
public sealed record GetStorageParams(string Key, bool Encrypt = false);

/// <summary>What <c>wx.getStorage</c> answers.</summary>
/// <param name="Data">The value.</param>
public sealed record GetStorageResult(JsonElement Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GetStorageParams))]
[JsonSerializable(typeof(GetStorageResult))]
internal sealed partial class GetStorageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives a kept value; fails with <c>data not found</c> when there is none.</summary>
    public static SdkApi<GetStorageParams, GetStorageResult> GetStorage { get; } = new("getStorage", GetStorageJson.Default.GetStorageParams, GetStorageJson.Default.GetStorageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => call.Storage.TryGet(call.Params.Key, out var value)
            ? new(new GetStorageResult(value))
            : throw new OpenApiException("data not found"),
    };

    /// <summary>As <see cref="GetStorage"/>, and an empty text when there is none: <c>wx.getStorageSync(key)</c>.</summary>
    public static SdkApi<GetStorageParams, GetStorageResult> GetStorageSync { get; } = new("getStorageSync", GetStorageJson.Default.GetStorageParams, GetStorageJson.Default.GetStorageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["key"],
        Returns = "data",
        Answer = static (call, _) => new(new GetStorageResult(call.Storage.TryGet(call.Params.Key, out var value) ? value : EmptyText)),
    };
}
