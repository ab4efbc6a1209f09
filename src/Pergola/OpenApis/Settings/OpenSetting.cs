using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.openSetting</c> takes.</summary>
/// <param name="WithSubscriptions">Whether the answer holds the subscription messages too. Default: no.</param>
public sealed record OpenSettingParams(bool WithSubscriptions = false);

/// <summary>What <c>wx.openSetting</c> answers, when the user has closed the page.</summary>
/// <param name="AuthSetting">The user's answer by scope, as it stands now; scopes that were never asked are not in it.</param>
public sealed record OpenSettingResult(IReadOnlyDictionary<string, bool> AuthSetting) : OpenApiResult
{
    /// <summary>The subscription messages, where they were asked for.</summary>
    public SubscriptionsSetting? SubscriptionsSetting { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenSettingParams))]
[JsonSerializable(typeof(OpenSettingResult))]
internal sealed partial class OpenSettingJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Opens the page on which the user changes what the mini program has asked for, and answers what stands afterwards
    /// (document: mini program open APIs, "openSetting"). A change counts at once.
    /// </summary>
    public static SdkApi<OpenSettingParams, OpenSettingResult> OpenSetting { get; } = new("openSetting", OpenSettingJson.Default.OpenSettingParams, OpenSettingJson.Default.OpenSettingResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.Needed,
        Answer = static async (call, cancellationToken) =>
        {
            var settings = await SettingsPage.OpenAsync(call.MiniApp, call.PageId, cancellationToken).ConfigureAwait(false);
            return new OpenSettingResult(settings)
            {
                SubscriptionsSetting = call.Params.WithSubscriptions ? SubscriptionsSetting.Of(call.MiniApp.Subscriptions) : null,
            };
        },
    };
}
