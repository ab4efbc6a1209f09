using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getRendererUserAgent</c> answers.</summary>
/// <param name="UserAgent">The text.</param>
public sealed record GetRendererUserAgentResult(string UserAgent) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetRendererUserAgentResult))]
internal sealed partial class GetRendererUserAgentJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells the user agent of what draws the pages: <c>wx.getRendererUserAgent()</c> gives a promise of the text.</summary>
    public static SdkApi<NoParams, GetRendererUserAgentResult> GetRendererUserAgent { get; } = new("getRendererUserAgent", SharedJson.Default.NoParams, GetRendererUserAgentJson.Default.GetRendererUserAgentResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(new GetRendererUserAgentResult($"Pergola/{SystemFacts.Version(call.MiniApp.Options.SdkVersion)} ({call.MiniApp.Device.Platform}; {call.MiniApp.Device.System}) MiniProgramEnv/Pergola")),
    };
}
