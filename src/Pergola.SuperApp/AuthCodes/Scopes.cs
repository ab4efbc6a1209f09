namespace Pergola.SuperApp.AuthCodes;

/// <summary>The scopes of <c>getAuthCode</c> and whether a user has what they stand for.</summary>
internal static class Scopes
{
    public static string? ErrorOf(string scope, SuperAppUser user) => scope switch
    {
        "SCOPE_PHONE_NUMBER" => user.PhoneNumber is null ? "the user has no phone number" : null,
        "SCOPE_EMAIL" => user.Email is null ? "the user has no e-mail address" : null,
        "SCOPE_AVATAR" => user.AvatarUrl is null ? "the user has no avatar" : null,
        "SCOPE_NICKNAME" => user.NickName is null ? "the user has no nickname" : null,
        _ => "unknown scope",
    };
}
