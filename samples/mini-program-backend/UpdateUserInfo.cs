using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What the user wants to be called, and look like, in this mini program.</summary>
internal sealed record UpdateRequest(string? Appid, string? Token, UpdatedUser? UserInfo);

/// <summary>The fields; what is null or empty is taken away.</summary>
internal sealed record UpdatedUser(string? AvatarUrl, string? NickName, string? Phone, string? Email)
{
    /// <inheritdoc />
    public override string ToString() => "user info";
}

/// <summary><c>POST /updateUserInfo</c>: keeps what the user changed.</summary>
internal static class UpdateUserInfo
{
    private const int LongestText = 256;

    // Programs send a chosen picture as a data: URL.
    private const int LongestPicture = 1024 * 1024;

    public static Ok<Answer> Handle(UpdateRequest request, Tokens tokens, Profiles profiles)
    {
        if (tokens.Find(request.Appid, request.Token) is not { } user)
            return WhoAmI.NotLoggedIn();
        if (request.UserInfo is not { } info)
            return Answer.Failure(400, "userInfo is needed.", 10002);
        if (new[] { info.NickName, info.Phone, info.Email }.Any(text => text?.Length > LongestText) || info.AvatarUrl?.Length > LongestPicture)
            return Answer.Failure(400, $"A text may have {LongestText} characters, a picture one MiB.", 10002);
        return profiles.Change(request.Appid!, user.Id, _ => new Profile(info.NickName, info.AvatarUrl, info.Phone, info.Email))
            ? Answer.Success(GetUserInfo.Describe(request.Appid!, user, profiles))
            : Answer.Failure(503, "There is no room for another user.", -1);
    }
}
