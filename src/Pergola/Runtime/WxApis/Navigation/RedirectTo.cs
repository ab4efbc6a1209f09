using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.redirectTo</c> takes.</summary>
/// <param name="Url">The page with its parameters; no page of the tab bar.</param>
public sealed record RedirectToParams(string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RedirectToParams))]
internal sealed partial class RedirectToJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Replaces the page on top.</summary>
    public static SdkApi<RedirectToParams, OpenApiResult> RedirectTo { get; } = new("redirectTo", RedirectToJson.Default.RedirectToParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            await call.MiniApp.Pages.RedirectToAsync(call.Params.Url, cancellationToken);
            return new OpenApiResult();
        },
    };
}
