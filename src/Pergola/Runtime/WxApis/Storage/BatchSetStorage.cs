using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.batchSetStorage</c> takes.</summary>
/// <param name="KvList">The keys with their values.</param>
public sealed record BatchSetStorageParams(IReadOnlyList<KeyAndValue> KvList);

/// <summary>One value to keep.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value: anything that JSON can hold.</param>
public sealed record KeyAndValue(string Key, JsonElement? Value = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BatchSetStorageParams))]
internal sealed partial class BatchSetStorageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Keeps several values, or none of them when one of them cannot be kept.</summary>
    public static SdkApi<BatchSetStorageParams, OpenApiResult> BatchSetStorage { get; } = new("batchSetStorage", BatchSetStorageJson.Default.BatchSetStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => KeepAll(call),
    };

    /// <summary>As <see cref="BatchSetStorage"/>: <c>wx.batchSetStorageSync(kvList)</c>.</summary>
    public static SdkApi<BatchSetStorageParams, OpenApiResult> BatchSetStorageSync { get; } = new("batchSetStorageSync", BatchSetStorageJson.Default.BatchSetStorageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["kvList"],
        Returns = Nothing,
        Answer = static (call, _) => KeepAll(call),
    };

    private static ValueTask<OpenApiResult> KeepAll(SdkCall<BatchSetStorageParams> call)
    {
        var storage = call.MiniApp.Storage;
        var before = call.Params.KvList.DistinctBy(static entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, Was: storage.TryGet(entry.Key, out var value) ? value.Clone() : (JsonElement?)null)).ToList();
        try
        {
            foreach (var entry in call.Params.KvList)
                storage.Set(entry.Key, entry.Value ?? EmptyText);
        }
        catch
        {
            foreach (var (key, was) in before)
            {
                if (was is { } value) storage.Set(key, value);
                else storage.Remove(key);
            }

            throw;
        }

        return Ok();
    }
}
