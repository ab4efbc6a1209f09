using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.SuperAppServer;

/// <summary>What a mini program backend sends.</summary>
internal sealed record CodeToSessionRequest(string AppId, string Code);

/// <summary>The superapp's user, or why there is none.</summary>
internal sealed record CodeToSessionAnswer(string? UserId, string? Error);

/// <summary><c>POST /code2session</c>: takes back a code of v1, from the backend of the mini program that it was made for.</summary>
internal static class CodeToSession
{
    public static Results<Ok<CodeToSessionAnswer>, UnauthorizedHttpResult> Handle(CodeToSessionRequest request, HttpRequest http, SampleSuperAppServerOptions options, LoginCodes codes)
    {
        if (!options.IsBackendOf(request.AppId, Bearer.TokenOf(http)))
            return TypedResults.Unauthorized();
        return TypedResults.Ok(codes.TryRedeem(request.AppId, request.Code) is { } user
            ? new CodeToSessionAnswer(user.Id, null)
            : new CodeToSessionAnswer(null, "invalid code"));
    }
}

/// <summary>The codes of <c>wx.login</c> at v1.</summary>
internal sealed class LoginCodes(TimeProvider time, SampleSuperAppServerOptions options)
{
    private readonly OneUseCodes<SampleUser> _codes = new(time, options.CodeLife);

    public string Issue(string appId, SampleUser user) => _codes.Issue(appId, user);

    public SampleUser? TryRedeem(string appId, string code) => _codes.TryRedeem(appId, code, out var user) ? user : null;
}
