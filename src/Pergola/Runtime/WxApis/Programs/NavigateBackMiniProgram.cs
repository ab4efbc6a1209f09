using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.navigateBackMiniProgram</c> takes.</summary>
/// <param name="ExtraData">What the other one is told.</param>
public sealed record NavigateBackMiniProgramParams(JsonElement? ExtraData = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NavigateBackMiniProgramParams))]
internal sealed partial class NavigateBackMiniProgramJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Goes back to the mini program that opened this one, and ends this one.</summary>
    public static SdkApi<NavigateBackMiniProgramParams, OpenApiResult> NavigateBackMiniProgram { get; } = new("navigateBackMiniProgram", NavigateBackMiniProgramJson.Default.NavigateBackMiniProgramParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var opener = call.MiniApp.Launch.ReferrerAppId ?? throw new OpenApiException("this mini program was not opened by another one");
            await call.MiniApp.Host.ReturnToMiniAppAsync(call.MiniApp.Context, opener, call.Params.ExtraData, cancellationToken).ConfigureAwait(false);
            call.MiniApp.Exit();
            return new OpenApiResult();
        },
    };
}
