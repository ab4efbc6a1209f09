using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setStorage</c> takes.</summary>
/// <param name="Key">The key.</param>
/// <param name="Data">The value: anything that JSON can hold. <c>undefined</c> is kept as an empty text.</param>
/// <param name="Encrypt">Accepted and without effect: what is kept never leaves the host's own folder.</param>
public sealed record SetStorageParams(string Key, JsonElement? Data = null, bool Encrypt = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SetStorageParams))]
internal sealed partial class SetStorageJson : JsonSerializerContext;

public static partial class WxApis
{
    private static readonly JsonElement EmptyText = JsonElement.Parse("\"\"");

    /// <summary>Keeps a value, at most 1 MB, of at most 10 MB for each user and mini program.</summary>
    public static SdkApi<SetStorageParams, OpenApiResult> SetStorage { get; } = new("setStorage", SetStorageJson.Default.SetStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => Keep(call),
    };

    /// <summary>As <see cref="SetStorage"/>: <c>wx.setStorageSync(key, data)</c>.</summary>
    public static SdkApi<SetStorageParams, OpenApiResult> SetStorageSync { get; } = new("setStorageSync", SetStorageJson.Default.SetStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["key", "data"],
        Returns = Nothing,
        Answer = static (call, _) => Keep(call),
    };

    private static ValueTask<OpenApiResult> Keep(SdkCall<SetStorageParams> call)
    {
        // A null is a value; a parameter that is not there is JavaScript's undefined. The raw parameters tell them apart.
        var given = call.RawParams.TryGetProperty("data", out var data) ? data : EmptyText;
        call.Storage.Set(call.Params.Key, given);
        return Ok();
    }
}
