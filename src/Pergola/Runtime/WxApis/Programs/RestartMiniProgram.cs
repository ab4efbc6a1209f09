using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.restartMiniProgram</c> takes.</summary>
/// <param name="Path">The page to open, with its query.</param>
public sealed record RestartMiniProgramParams(string Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RestartMiniProgramParams))]
internal sealed partial class RestartMiniProgramJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Ends this mini program and starts it anew with a page. It needs a tap.</summary>
    public static SdkApi<RestartMiniProgramParams, OpenApiResult> RestartMiniProgram { get; } = new("restartMiniProgram", RestartMiniProgramJson.Default.RestartMiniProgramParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.Needed,
        Answer = static (call, _) =>
        {
            if (!call.MiniApp.Config.ResolvePage(call.Params.Path).IsPage) throw new OpenApiException($"page \"{call.Params.Path}\" is not found");
            call.MiniApp.Restart(call.Params.Path);
            return Ok();
        },
    };
}
