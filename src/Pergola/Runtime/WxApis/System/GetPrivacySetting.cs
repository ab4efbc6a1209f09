using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getPrivacySetting</c> answers.</summary>
/// <param name="NeedAuthorization">Always false.</param>
/// <param name="PrivacyContractName">Always empty.</param>
public sealed record GetPrivacySettingResult(bool NeedAuthorization, string PrivacyContractName) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetPrivacySettingResult))]
internal sealed partial class GetPrivacySettingJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells that nothing waits for the user's consent to a privacy contract: consent is asked for each scope.</summary>
    public static SdkApi<NoParams, GetPrivacySettingResult> GetPrivacySetting { get; } = new("getPrivacySetting", SharedJson.Default.NoParams, GetPrivacySettingJson.Default.GetPrivacySettingResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static (_, _) => new(new GetPrivacySettingResult(false, "")),
    };
}
