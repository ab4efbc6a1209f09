using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.reLaunch</c> takes.</summary>
/// <param name="Url">The page with its parameters.</param>
public sealed record ReLaunchParams(string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReLaunchParams))]
internal sealed partial class ReLaunchJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Closes all pages and opens one.</summary>
    public static SdkApi<ReLaunchParams, OpenApiResult> ReLaunch { get; } = new("reLaunch", ReLaunchJson.Default.ReLaunchParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            await call.MiniApp.Pages.ReLaunchAsync(call.Params.Url, cancellationToken);
            return new OpenApiResult();
        },
    };
}
