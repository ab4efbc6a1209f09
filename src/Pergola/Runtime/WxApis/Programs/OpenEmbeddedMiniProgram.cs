using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.openEmbeddedMiniProgram</c> takes.</summary>
/// <param name="AppId">The other one's appid.</param>
/// <param name="Path">The page to open, with its query; null for its own first page.</param>
/// <param name="ExtraData">What the other one finds in its launch options.</param>
public sealed record OpenEmbeddedMiniProgramParams(string AppId, string? Path = null, JsonElement? ExtraData = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenEmbeddedMiniProgramParams))]
internal sealed partial class OpenEmbeddedMiniProgramJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Opens another mini program over this one, when the superapp has it and the user agrees. It needs a tap.</summary>
    public static SdkApi<OpenEmbeddedMiniProgramParams, OpenApiResult> OpenEmbeddedMiniProgram { get; } = new("openEmbeddedMiniProgram", OpenEmbeddedMiniProgramJson.Default.OpenEmbeddedMiniProgramParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.Needed,
        Answer = static (call, cancellationToken) => MiniAppJumps.OpenAsync(call, call.Params.AppId, call.Params.Path, call.Params.ExtraData, isEmbedded: true, cancellationToken),
    };
}
