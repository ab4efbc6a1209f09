using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>One failure that a declaration makes possible.</summary>
/// <param name="Reason">What stands after <c>name:fail </c>.</param>
/// <param name="Errno">Its number.</param>
/// <param name="When">When it comes.</param>
internal sealed record FailureDoc(string Reason, int? Errno, string When);

/// <summary>The failures that follow from a declaration, in the order of the checks.</summary>
internal static class ApiFailures
{
    /// <summary>Those that one API can have beside <see cref="Everywhere"/>.</summary>
    public static IEnumerable<FailureDoc> Of(ApiDoc doc)
    {
        var api = doc.Api;
        if (doc.Params.FirstOrDefault(p => !p.Path.Contains('.', StringComparison.Ordinal)) is { } field)
            yield return new($"parameter error: parameter.{field.Path} should be ... instead of ...;", OpenApiErrors.ParameterErrno, "A parameter is missing or of another type; several are joined.");
        if (WhoAnswers.Validates(api))
            yield return new("...", OpenApiErrors.ParameterErrno, "A parameter has a value that is not allowed; the reason says why.");
        if (api.Gesture != Gesture.None)
            yield return Of(OpenApiErrors.NoTap(), api.Gesture == Gesture.Needed ? "No tap of the user in the last five seconds on this page, or it is spent." : "No tap or focus of the user in the last five seconds on this page, or it is spent.");
        if (api is IHostedApi { HasDefault: true } hosted)
        {
            yield return new("level refused: ...", OpenApiErrors.NoPermissionErrno, "The superapp asks for a higher level.");
            yield return Of(OpenApiErrors.InvalidAccount(), "At v2 and v3 nobody is signed in to the superapp.");
            yield return Of(OpenApiErrors.PlatformUnreachable(), "At v2 and v3 the platform does not answer.");
            if (hosted.AsksAuthCode)
            {
                yield return Of(OpenApiErrors.SignedOut(), "At v3 the user is signed out of the superapp.");
                yield return Of(OpenApiErrors.NoAuthCode(), "At v3 the superapp gives no auth code.");
            }
        }

        if (api.Consent.IsAsked)
            yield return Of(OpenApiErrors.Denied(api.Consent), api.Consent.IsRemembered ? "The user refuses, or has refused earlier." : "The user refuses.");
        if (api is IHostedApi)
        {
            yield return Of(OpenApiErrors.NotImplemented(), "The superapp answers at this level and has not overridden the method.");
            yield return Of(OpenApiErrors.Timeout(), "The superapp does not answer in time.");
            yield return new("...", null, "The superapp refuses, with a reason and a number of its own.");
        }
    }

    /// <summary>Those that every API can have.</summary>
    public static IEnumerable<FailureDoc> Everywhere { get; } =
    [
        Of(OpenApiErrors.NotSupported(), "Nobody answers the name."),
        new("not supported: it came with SDK ...", OpenApiErrors.SystemErrno, "The SDK that is played is older than the API."),
        Of(OpenApiErrors.Abort(), "The mini program took the call back."),
        Of(OpenApiErrors.Internal(), "Something was thrown that no mini program may read; the superapp's log says what."),
    ];

    private static FailureDoc Of(OpenApiException failure, string when) => new(failure.Reason, failure.Errno ?? OpenApiErrors.SystemErrno, when);
}
