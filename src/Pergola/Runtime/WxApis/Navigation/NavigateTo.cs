using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.navigateTo</c> takes.</summary>
/// <param name="Url">The page with its parameters: from the root with a leading slash, else relative to the page on top. No page of the tab bar.</param>
public sealed record NavigateToParams(string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NavigateToParams))]
internal sealed partial class NavigateToJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Opens a page on top of the others; at most ten are open.</summary>
    public static SdkApi<NavigateToParams, OpenApiResult> NavigateTo { get; } = new("navigateTo", NavigateToJson.Default.NavigateToParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            await call.MiniApp.Pages.NavigateToAsync(call.Params.Url, cancellationToken);
            return new OpenApiResult();
        },
    };
}
