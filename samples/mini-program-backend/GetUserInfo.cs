using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What a program sends after <c>wx.login</c>.</summary>
internal sealed record LoginRequest(string? Appid, string? Code);

/// <summary><c>POST /getUserInfo</c>: signs the user in with the code of <c>wx.login</c>.</summary>
internal static class GetUserInfo
{
    public static async Task<Ok<Answer>> Handle(LoginRequest request, MiniProgramBackendOptions options, CodeExchange exchange, Tokens tokens, Profiles profiles, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Appid) || string.IsNullOrEmpty(request.Code))
            return Answer.Failure(400, "appid and code are needed.", 10002);
        if (!options.MiniPrograms.TryGetValue(request.Appid, out var secrets))
            return Answer.Failure(400, $"This backend does not serve the mini program {request.Appid}.", 40013);

        var exchanged = await exchange.ExchangeAsync(request.Appid, secrets, request.Code, cancellationToken);
        if (exchanged.User is not { } user)
            return Answer.Failure(401, exchanged.Message, exchanged.Errcode);

        return Answer.Success(Describe(request.Appid, user, profiles) with { Token = tokens.Issue(request.Appid, user) });
    }

    /// <summary>What the program may know of its user.</summary>
    public static AnswerData Describe(string appId, BackendUser user, Profiles profiles) => Describe(user, profiles.Find(appId, user.Id));

    private static AnswerData Describe(BackendUser user, Profile profile) => new()
    {
        UserName = string.IsNullOrEmpty(profile.NickName) ? NameOf(user.Id) : profile.NickName,
        Id = user.Id,
        Account = user.Id,
        AvatarUrl = profile.AvatarUrl ?? "",
        Phone = profile.Phone ?? "",
        Email = profile.Email ?? "",
        Openid = user.Source == BackendUser.Platform ? user.Id : null,
        Unionid = user.Unionid,
        Source = user.Source,
    };

    // Until the user says a name, this one stays the same for the same user.
    private static string NameOf(string id) => "User " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)), 0, 2);
}
