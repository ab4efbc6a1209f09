using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.batchGetStorage</c> takes.</summary>
/// <param name="KeyList">The keys.</param>
public sealed record BatchGetStorageParams(IReadOnlyList<string> KeyList);

/// <summary>What <c>wx.batchGetStorage</c> answers.</summary>
/// <param name="DataList">The values.</param>
public sealed record BatchGetStorageResult(IReadOnlyList<JsonElement> DataList) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BatchGetStorageParams))]
[JsonSerializable(typeof(BatchGetStorageResult))]
internal sealed partial class BatchGetStorageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives several kept values, in the order of their keys; an empty text for a key that has none.</summary>
    public static SdkApi<BatchGetStorageParams, BatchGetStorageResult> BatchGetStorage { get; } = new("batchGetStorage", BatchGetStorageJson.Default.BatchGetStorageParams, BatchGetStorageJson.Default.BatchGetStorageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(new BatchGetStorageResult([.. call.Params.KeyList.Select(key => call.MiniApp.Storage.TryGet(key, out var value) ? value : EmptyText)])),
    };

    /// <summary>As <see cref="BatchGetStorage"/>: <c>wx.batchGetStorageSync(keyList)</c>.</summary>
    public static SdkApi<BatchGetStorageParams, BatchGetStorageResult> BatchGetStorageSync { get; } = new("batchGetStorageSync", BatchGetStorageJson.Default.BatchGetStorageParams, BatchGetStorageJson.Default.BatchGetStorageResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["keyList"],
        Returns = "dataList",
        Answer = static (call, _) => new(new BatchGetStorageResult([.. call.Params.KeyList.Select(key => call.MiniApp.Storage.TryGet(key, out var value) ? value : EmptyText)])),
    };
}
