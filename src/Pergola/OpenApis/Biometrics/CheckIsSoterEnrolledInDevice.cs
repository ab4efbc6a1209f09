using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.checkIsSoterEnrolledInDevice</c> takes.</summary>
/// <param name="CheckAuthMode"><c>fingerPrint</c>, <c>facial</c> or <c>speech</c>; left out, any mode of the device counts. <see cref="WxProfile.WeChat"/> requires it.</param>
public sealed record CheckIsSoterEnrolledInDeviceParams(string? CheckAuthMode = null);

/// <summary>What <c>wx.checkIsSoterEnrolledInDevice</c> answers.</summary>
/// <param name="IsEnrolled">Whether biometric information has been entered into the device.</param>
public sealed record CheckIsSoterEnrolledInDeviceResult(bool IsEnrolled) : OpenApiResult
{
    /// <summary>0. A failure has 90001 (no device) or 90003 (the device does not support the mode).</summary>
    public int ErrCode { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckIsSoterEnrolledInDeviceParams))]
[JsonSerializable(typeof(CheckIsSoterEnrolledInDeviceResult))]
internal sealed partial class CheckIsSoterEnrolledInDeviceJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Says whether biometric information has been entered into the device (document: mini program open APIs, "checkIsSoterEnrolledInDevice").</summary>
    public static SdkApi<CheckIsSoterEnrolledInDeviceParams, CheckIsSoterEnrolledInDeviceResult> CheckIsSoterEnrolledInDevice { get; } = new(
        "checkIsSoterEnrolledInDevice",
        CheckIsSoterEnrolledInDeviceJson.Default.CheckIsSoterEnrolledInDeviceParams,
        CheckIsSoterEnrolledInDeviceJson.Default.CheckIsSoterEnrolledInDeviceResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        RequiredByWeChat = ["checkAuthMode"],
        Options = new Dictionary<string, IReadOnlyList<string>> { ["checkAuthMode"] = SoterModes.All },
        ErrCode = SoterErrors.Of,
        Answer = static (call, _) =>
        {
            var (device, modes) = SoterModes.Of(call.MiniApp);
            if (call.Params.CheckAuthMode is not { } mode) return new(new CheckIsSoterEnrolledInDeviceResult(modes.Any(m => device.IsEnrolled(call.MiniApp, m))));
            if (!modes.Contains(mode)) throw SoterErrors.Fail(SoterErrors.ModeUnsupported);
            return new(new CheckIsSoterEnrolledInDeviceResult(device.IsEnrolled(call.MiniApp, mode)));
        },
    };
}
