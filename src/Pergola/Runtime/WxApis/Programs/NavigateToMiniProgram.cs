using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.navigateToMiniProgram</c> takes.</summary>
/// <param name="AppId">The other one's appid.</param>
/// <param name="Path">The page to open, with its query; null for its own first page.</param>
/// <param name="ExtraData">What the other one finds in its launch options.</param>
public sealed record NavigateToMiniProgramParams(string AppId, string? Path = null, JsonElement? ExtraData = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NavigateToMiniProgramParams))]
internal sealed partial class NavigateToMiniProgramJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Opens another mini program, when the superapp has it and the user agrees. It needs a tap.</summary>
    public static SdkApi<NavigateToMiniProgramParams, OpenApiResult> NavigateToMiniProgram { get; } = new("navigateToMiniProgram", NavigateToMiniProgramJson.Default.NavigateToMiniProgramParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.Needed,
        Answer = static (call, cancellationToken) => MiniAppJumps.OpenAsync(call, call.Params.AppId, call.Params.Path, call.Params.ExtraData, isEmbedded: false, cancellationToken),
    };
}
