using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.navigateBack</c> takes.</summary>
/// <param name="Delta">How many pages to close. Default 1.</param>
public sealed record NavigateBackParams(double Delta = 1);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NavigateBackParams))]
internal sealed partial class NavigateBackJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Closes pages; the first one stays.</summary>
    public static SdkApi<NavigateBackParams, OpenApiResult> NavigateBack { get; } = new("navigateBack", NavigateBackJson.Default.NavigateBackParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            await call.MiniApp.Pages.NavigateBackAsync((int)Math.Clamp(call.Params.Delta, 1, 1000), cancellationToken);
            return new OpenApiResult();
        },
    };
}
