using Microsoft.AspNetCore.Http;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tokens;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>What checksession and resetusersessionkey share: the query that names a user and proves that the caller has the session key.</summary>
internal sealed class SignedUserQuery(AccessTokens tokens)
{
    private const string SigMethod = "hmac_sha256";
    private const int LongestSignature = 128;

    public async Task<SignedUser> RequireAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var miniProgram = await tokens.RequireAsync(query["access_token"], http.RequestAborted);
        if (query["sig_method"] is not [SigMethod])
            throw new PlatformException(PlatformError.InvalidSigMethod, $"sig_method must be {SigMethod}");
        if (query["openid"] is not [{ Length: > 0 and <= OpenIds.Longest } openId])
            throw new PlatformException(PlatformError.InvalidOpenId, "openid is missing or too long");
        if (query["signature"] is not [{ Length: > 0 and <= LongestSignature } signature])
            throw new PlatformException(PlatformError.InvalidSignature, "signature is missing or too long");
        return new SignedUser(miniProgram, openId, signature);
    }

    /// <exception cref="PlatformException">The signature is not good, with the reason.</exception>
    public static void RequireGood(SignatureCheck check) => _ = check switch
    {
        SignatureCheck.Good => true,
        SignatureCheck.UnknownOpenId => throw new PlatformException(PlatformError.InvalidOpenId, "the mini program never saw this openid"),
        SignatureCheck.NoSession => throw new PlatformException(PlatformError.NoSession, "the session has ended"),
        _ => throw new PlatformException(PlatformError.InvalidSignature, "the signature was not made with the session key over an empty text"),
    };
}

/// <summary>The user whom a signed query names; the signature is yet to be checked.</summary>
internal sealed record SignedUser(MiniProgram MiniProgram, string OpenId, string Signature);
