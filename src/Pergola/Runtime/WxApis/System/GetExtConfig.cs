using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getExtConfig</c> answers.</summary>
/// <param name="ExtConfig">The object; empty where there is no <c>ext.json</c>, or its <c>extEnable</c> is false.</param>
public sealed record GetExtConfigResult(JsonElement ExtConfig) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetExtConfigResult))]
internal sealed partial class GetExtConfigJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives what the program's <c>ext.json</c> holds as <c>ext</c>.</summary>
    public static SdkApi<NoParams, GetExtConfigResult> GetExtConfig { get; } = new("getExtConfig", SharedJson.Default.NoParams, GetExtConfigJson.Default.GetExtConfigResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(new GetExtConfigResult(ExtFile.Read(call.MiniApp))),
    };

    /// <summary>As <see cref="GetExtConfig"/>: <c>wx.getExtConfigSync()</c>.</summary>
    public static SdkApi<NoParams, GetExtConfigResult> GetExtConfigSync { get; } = new("getExtConfigSync", SharedJson.Default.NoParams, GetExtConfigJson.Default.GetExtConfigResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = "extConfig",
        Answer = static (call, _) => new(new GetExtConfigResult(ExtFile.Read(call.MiniApp))),
    };
}
