using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.switchTab</c> takes.</summary>
/// <param name="Url">A page of the tab bar; parameters are not allowed.</param>
public sealed record SwitchTabParams(string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SwitchTabParams))]
internal sealed partial class SwitchTabJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Shows a page of the tab bar and closes all others.</summary>
    public static SdkApi<SwitchTabParams, OpenApiResult> SwitchTab { get; } = new("switchTab", SwitchTabJson.Default.SwitchTabParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            await call.MiniApp.Pages.SwitchTabAsync(call.Params.Url, cancellationToken);
            return new OpenApiResult();
        },
    };
}
