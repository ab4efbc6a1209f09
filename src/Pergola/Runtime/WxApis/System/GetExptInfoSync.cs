using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getExptInfoSync</c> takes.</summary>
/// <param name="Keys">Which experiments; null for all.</param>
public sealed record GetExptInfoSyncParams(IReadOnlyList<string>? Keys = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetExptInfoSyncParams))]
internal sealed partial class GetExptInfoSyncJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives the arms of the experiments that the superapp runs: none.</summary>
    /// <remarks>Pergola has no experiments, so that a program takes its defaults.</remarks>
    public static SdkApi<GetExptInfoSyncParams, OpenApiResult> GetExptInfoSync { get; } = new("getExptInfoSync", GetExptInfoSyncJson.Default.GetExptInfoSyncParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["keys"],
        Answer = static (_, _) => new(new OpenApiResult()),
    };
}
