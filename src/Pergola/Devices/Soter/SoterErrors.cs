using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Devices;

/// <summary>
/// The failures of biometric authentication with their errCodes (WeChat: "startSoterAuthentication", error codes). errno is the same number, except for a parameter
/// that does not fit: there it is 1001. A device may throw them as well.
/// </summary>
public static class SoterErrors
{
    /// <summary>The device has no biometric authentication.</summary>
    public const int Unsupported = 90001;

    /// <summary>The user has not allowed it to the superapp.</summary>
    public const int NotAuthorised = 90002;

    /// <summary>The mode is not supported.</summary>
    public const int ModeUnsupported = 90003;

    /// <summary>The challenge is missing or longer than 512 characters.</summary>
    public const int Challenge = 90004;

    /// <summary>authContent is longer than 42 characters.</summary>
    public const int AuthContent = 90005;

    /// <summary>Something failed that the mini program can do nothing about.</summary>
    public const int Internal = 90007;

    /// <summary>The user cancelled.</summary>
    public const int Cancelled = 90008;

    /// <summary>It is not the user.</summary>
    public const int NotRecognised = 90009;

    /// <summary>Too many failures: the device waits.</summary>
    public const int Frozen = 90010;

    /// <summary>The user has enrolled nothing for the mode.</summary>
    public const int NotEnrolled = 90011;

    /// <summary>A failure with its errCode.</summary>
    /// <param name="errCode">One of the codes here.</param>
    public static OpenApiException Fail(int errCode) =>
        new(Reason(errCode), errCode, new Dictionary<string, JsonElement> { ["errCode"] = JsonSerializer.SerializeToElement(errCode, SoterErrorsJson.Default.Int32) });

    /// <summary>What stands after <c>fail </c>.</summary>
    /// <param name="errCode">One of the codes here.</param>
    public static string Reason(int errCode) => errCode switch
    {
        Unsupported => "the device does not support biometric authentication",
        NotAuthorised => "the user has not allowed biometric authentication",
        ModeUnsupported => "the authentication mode is not supported",
        Challenge => "challenge is missing or longer than 512 characters",
        AuthContent => "authContent is longer than 42 characters",
        Cancelled => "cancel",
        NotRecognised => "the user was not recognised",
        Frozen => "authentication is frozen after too many failures",
        NotEnrolled => "nothing is enrolled for the authentication mode",
        _ => "internal error",
    };

    /// <summary>The errCode of a failure that brings none.</summary>
    internal static int Of(OpenApiException failure)
    {
        if (failure.Errno != OpenApiErrors.ParameterErrno) return Internal;
        // The parameters in the order in which they are checked: the first fault gives the number.
        if (failure.Reason == Reason(Challenge) || failure.Reason.StartsWith("parameter error: parameter.challenge", StringComparison.Ordinal)) return Challenge;
        if (failure.Reason == Reason(AuthContent) || failure.Reason.StartsWith("parameter error: parameter.authContent", StringComparison.Ordinal)) return AuthContent;
        return failure.Reason.Contains("AuthMode", StringComparison.Ordinal) ? ModeUnsupported : Internal;
    }
}

[JsonSerializable(typeof(int))]
internal sealed partial class SoterErrorsJson : JsonSerializerContext;
