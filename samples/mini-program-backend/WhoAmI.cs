using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>A token that <c>/getUserInfo</c> gave.</summary>
internal sealed record WhoAmIRequest(string? Appid, string? Token);

/// <summary><c>POST /whoAmI</c>: the user of a token, so that a program that starts again need not log in again.</summary>
internal static class WhoAmI
{
    public static Ok<Answer> Handle(WhoAmIRequest request, Tokens tokens, Profiles profiles) =>
        tokens.Find(request.Appid, request.Token) is { } user
            ? Answer.Success(GetUserInfo.Describe(request.Appid!, user, profiles))
            : NotLoggedIn();

    /// <summary>The token is unknown or too old.</summary>
    public static Ok<Answer> NotLoggedIn() => Answer.Failure(401, "The token is unknown or too old. Log in again.", 40001);
}
