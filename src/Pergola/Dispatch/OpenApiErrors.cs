namespace Pergola.Dispatch;

/// <summary>
/// Every failure that the SDK itself gives a mini program: number and reason, once. General numbers are WeChat's, numbers of
/// identity are the platform's (its error code table), -1001 and -1002 are those of getAuthCode (document: iOS open APIs V3).
/// </summary>
public static class OpenApiErrors
{
    /// <summary>Something failed that the mini program can do nothing about; the superapp's log says what.</summary>
    public const int SystemErrno = -1;

    /// <summary>The parameters do not fit.</summary>
    public const int ParameterErrno = 1001;

    /// <summary>The user has refused.</summary>
    public const int AuthDenyErrno = 103;

    /// <summary>The call is not permitted: no tap, or below the superapp's level.</summary>
    public const int NoPermissionErrno = 102;

    /// <summary>The platform does not know the account, or there is none.</summary>
    public const int InvalidAccountErrno = 40015;

    /// <summary>The user is signed out of the superapp.</summary>
    public const int SignedOutErrno = -1001;

    /// <summary>The superapp gave no auth code.</summary>
    public const int NoAuthCodeErrno = -1002;

    /// <summary>Nobody answers this name.</summary>
    public static OpenApiException NotSupported() => new("not supported", SystemErrno);

    /// <summary>The name came with a later SDK than the one that is played.</summary>
    public static OpenApiException NotSupported(Version since) => new($"not supported: it came with SDK {since}", SystemErrno);

    /// <summary>What <c>wx.invokeNativePlugin</c> names is no API that the superapp added.</summary>
    public static OpenApiException NotOfSuperApp() => new("not supported: the superapp brings no API of this name", SystemErrno);

    /// <summary>A plugin calls what is the mini program's alone: the user signed in to it, not to the plugin.</summary>
    public static OpenApiException NotForPlugins() => new("can not be called by a plugin: the mini program must call it", NoPermissionErrno);

    /// <summary>The superapp has not overridden the method.</summary>
    public static OpenApiException NotImplemented() => new("not implemented by the superapp", SystemErrno);

    /// <summary>The parameters do not fit; <paramref name="faults"/> says where, each ended by a semicolon.</summary>
    public static OpenApiException Parameter(string faults) => new($"parameter error: {faults}", ParameterErrno);

    /// <summary>The slice's own check failed.</summary>
    public static OpenApiException Refused(string reason) => new(reason, ParameterErrno);

    /// <summary>The mini program calls faster than it is answered.</summary>
    /// <param name="most">How many calls may wait.</param>
    public static OpenApiException TooManyCalls(int most) => new($"more than {most} calls wait for their answers", SystemErrno);

    /// <summary>No live tap of the user; the final full stop is WeChat's.</summary>
    public static OpenApiException NoTap() => new("can only be invoked by user TAP gesture.", NoPermissionErrno);

    /// <summary>The user has refused, now or earlier.</summary>
    public static OpenApiException AuthDeny() => new("auth deny", AuthDenyErrno);

    /// <summary>The user has refused now, in the API's own words.</summary>
    public static OpenApiException Denied(ConsentRule rule) => new(rule.Denied, AuthDenyErrno);

    /// <summary>The superapp does not lend this part of the device to mini programs.</summary>
    /// <param name="part">Such as <c>location</c>.</param>
    public static OpenApiException NoDevice(string part) => new($"not supported: the superapp brings no {part} device", SystemErrno);

    /// <summary>The user closed what was shown.</summary>
    public static OpenApiException Cancel() => new("cancel", SystemErrno);

    /// <summary>The superapp's floor forbids the level.</summary>
    public static OpenApiException LevelRefused(ApiLevel level, ApiLevel floor) =>
        new($"level refused: the superapp asks for {ApiLevels.Name(floor)} or higher, the call is at {ApiLevels.Name(level)}", NoPermissionErrno);

    /// <summary>The SDK that is played has no such level.</summary>
    public static OpenApiException LevelUnknown(ApiLevel level, Version since) =>
        new($"level {ApiLevels.Name(level)} came with SDK {since}", SystemErrno);

    /// <summary>app.json names no level that exists.</summary>
    public static OpenApiException UnknownApiVersion() => new("apiVersion of app.json must be \"v1\", \"v2\" or \"v3\", or be left out", SystemErrno);

    /// <summary>v2 and v3 need a platform.</summary>
    public static OpenApiException NoPlatform(ApiLevel level) =>
        new($"level {ApiLevels.Name(level)} needs a platform, and the superapp uses none (UsePlatform)", SystemErrno);

    /// <summary>v3 needs getAuthCode.</summary>
    public static OpenApiException NoGetAuthCode() => new("level v3 needs getAuthCode, which is not implemented by the superapp", SystemErrno);

    /// <summary>Nobody is signed in, or the account is a stand-in such as <c>unknown</c>.</summary>
    public static OpenApiException InvalidAccount() => new("invalid accountId: nobody is signed in to the superapp", InvalidAccountErrno);

    /// <summary>The platform cannot be reached, or its answer is none; the superapp's log says which.</summary>
    public static OpenApiException PlatformUnreachable() => new("system error: the platform does not answer", SystemErrno);

    /// <summary>getAuthCode answered neither authCode nor code.</summary>
    public static OpenApiException NoAuthCode() => new("authCode is null", NoAuthCodeErrno);

    /// <summary>The user is signed out: what a host's getAuthCode throws.</summary>
    public static OpenApiException SignedOut() => new("app not login", SignedOutErrno);

    /// <summary>Whoever had to answer did not, in time.</summary>
    public static OpenApiException Timeout() => new("timeout", SystemErrno);

    /// <summary>The mini program took the call back.</summary>
    public static OpenApiException Abort() => new("abort", SystemErrno);

    /// <summary>Something was thrown that no mini program may read.</summary>
    public static OpenApiException Internal() => new("internal error", SystemErrno);
}
