using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.getSetting</c> takes.</summary>
/// <param name="WithSubscriptions">Whether the answer holds the subscription messages too. Default: no.</param>
public sealed record GetSettingParams(bool WithSubscriptions = false);

/// <summary>What <c>wx.getSetting</c> answers.</summary>
/// <param name="AuthSetting">The user's answer by scope; scopes that were never asked are not in it.</param>
public sealed record GetSettingResult(IReadOnlyDictionary<string, bool> AuthSetting) : OpenApiResult
{
    /// <summary>The subscription messages, where they were asked for.</summary>
    public SubscriptionsSetting? SubscriptionsSetting { get; init; }
}

/// <summary>The user's lasting choices about subscription messages.</summary>
/// <param name="MainSwitch">Whether the user takes any.</param>
/// <param name="ItemSettings">By template, <c>accept</c> or <c>reject</c>: only those ticked "Always keep the above selection".</param>
public sealed record SubscriptionsSetting(bool MainSwitch, IReadOnlyDictionary<string, string> ItemSettings)
{
    internal static SubscriptionsSetting Of(MiniAppSubscriptions subscriptions) =>
        new(subscriptions.MainSwitch, subscriptions.Kept.ToDictionary(static kept => kept.Key, static kept => kept.Value ? "accept" : "reject", StringComparer.Ordinal));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSettingParams))]
[JsonSerializable(typeof(GetSettingResult))]
internal sealed partial class GetSettingJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Says what the user has allowed so far (document: mini program open APIs, "getSetting").</summary>
    public static SdkApi<GetSettingParams, GetSettingResult> GetSetting { get; } = new("getSetting", GetSettingJson.Default.GetSettingParams, GetSettingJson.Default.GetSettingResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (call, _) => new(new GetSettingResult(call.MiniApp.Consents.Answers)
        {
            SubscriptionsSetting = call.Params.WithSubscriptions ? SubscriptionsSetting.Of(call.MiniApp.Subscriptions) : null,
        }),
    };
}
