using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.checkIsSupportSoterAuthentication</c> answers.</summary>
/// <param name="SupportMode">What the device can do: any of <c>fingerPrint</c>, <c>facial</c>, <c>speech</c>; at least one.</param>
public sealed record CheckIsSupportSoterAuthenticationResult(IReadOnlyList<string> SupportMode) : OpenApiResult
{
    /// <summary>0. A failure has 90001: the device supports no mode.</summary>
    public int ErrCode { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckIsSupportSoterAuthenticationResult))]
internal sealed partial class CheckIsSupportSoterAuthenticationJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Succeeds when the device supports biometric authentication (document: mini program open APIs, "checkIsSupportSoterAuthentication").</summary>
    public static SdkApi<NoParams, CheckIsSupportSoterAuthenticationResult> CheckIsSupportSoterAuthentication { get; } = new(
        "checkIsSupportSoterAuthentication", SharedJson.Default.NoParams, CheckIsSupportSoterAuthenticationJson.Default.CheckIsSupportSoterAuthenticationResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        ErrCode = SoterErrors.Of,
        Answer = static (call, _) => new(new CheckIsSupportSoterAuthenticationResult(SoterModes.Of(call.MiniApp).Modes)),
    };
}
