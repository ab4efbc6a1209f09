using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.removeTabBarBadge</c> takes.</summary>
/// <param name="Index">The tab, from 0 at the left.</param>
public sealed record RemoveTabBarBadgeParams(double Index);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemoveTabBarBadgeParams))]
internal sealed partial class RemoveTabBarBadgeJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Takes a tab's text mark away.</summary>
    public static SdkApi<RemoveTabBarBadgeParams, OpenApiResult> RemoveTabBarBadge { get; } = new("removeTabBarBadge", RemoveTabBarBadgeJson.Default.RemoveTabBarBadgeParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) =>
        {
            TabBarChecks.OnTab(call.MiniApp, call.Params.Index);
            call.MiniApp.Ui.Apply(new UiChange("tabBarBadge", 0, JsonElement.Parse($"{{\"index\":{(int)call.Params.Index},\"text\":\"\"}}")));
            return Ok();
        },
    };
}
