using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.removeStorage</c> takes.</summary>
/// <param name="Key">The key.</param>
public sealed record RemoveStorageParams(string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RemoveStorageParams))]
internal sealed partial class RemoveStorageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Forgets a value; there need not be one.</summary>
    public static SdkApi<RemoveStorageParams, OpenApiResult> RemoveStorage { get; } = new("removeStorage", RemoveStorageJson.Default.RemoveStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => Forget(call),
    };

    /// <summary>As <see cref="RemoveStorage"/>: <c>wx.removeStorageSync(key)</c>.</summary>
    public static SdkApi<RemoveStorageParams, OpenApiResult> RemoveStorageSync { get; } = new("removeStorageSync", RemoveStorageJson.Default.RemoveStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["key"],
        Returns = Nothing,
        Answer = static (call, _) => Forget(call),
    };

    private static ValueTask<OpenApiResult> Forget(SdkCall<RemoveStorageParams> call)
    {
        call.Storage.Remove(call.Params.Key);
        return Ok();
    }
}
