using System.Security.Cryptography;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Trust;

namespace Pergola.Platform.Users;

/// <summary>Finds out whose data the SDK asks for, with the superapp server: at v2 it knows the user, at v3 it names them for an auth code.</summary>
internal sealed class RequestUsers(SuperAppServer superAppServer, LevelFloor floor)
{
    public const int LongestAuthCode = 256;

    /// <summary>The user, and the level at which they are known.</summary>
    /// <remarks><c>uid</c>: the stated user; at v3 null, or the one whom the superapp server must name. <c>scope</c>: what the auth code must stand for.</remarks>
    public async Task<RequestUser> RequireAsync(
        SuperApp superApp, MiniProgram miniProgram, string level, string? uid, string? authCode, string scope, CancellationToken cancellationToken) =>
        await floor.RequireAsync(superApp, miniProgram.AppId, uid, level, cancellationToken) switch
        {
            CodeLevel.V2 => new(CodeLevel.V2, await ByAccountAsync(superApp, miniProgram, UserIds.Require(uid), cancellationToken)),
            _ => new(CodeLevel.V3, await ByAuthCodeAsync(superApp, miniProgram, uid is null ? null : UserIds.Require(uid), authCode, scope, cancellationToken)),
        };

    private async Task<SessionUser> ByAccountAsync(SuperApp superApp, MiniProgram miniProgram, string uid, CancellationToken cancellationToken)
    {
        var user = new SessionUser(uid, OpenIds.Of(superApp, miniProgram, uid));
        return await superAppServer.UserExistsAsync(superApp, miniProgram.AppId, user, cancellationToken)
            ? user
            : throw new PlatformException(PlatformError.InvalidAccountId, "the superapp server does not know this user");
    }

    private async Task<SessionUser> ByAuthCodeAsync(
        SuperApp superApp, MiniProgram miniProgram, string? uid, string? authCode, string scope, CancellationToken cancellationToken)
    {
        if (authCode is not { Length: > 0 and <= LongestAuthCode })
            throw new PlatformException(PlatformError.InvalidAuthCode, $"the auth code must have 1 to {LongestAuthCode} characters");
        var exchangeId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var named = await superAppServer.ExchangeAsync(superApp, miniProgram.AppId, authCode, exchangeId, cancellationToken)
            ?? throw new PlatformException(PlatformError.InvalidAuthCode, "auth code refused: the superapp server does not accept the host's auth code");
        if (uid is not null && uid != named.Uid)
            throw new PlatformException(PlatformError.InvalidAuthCode, "other user: the host's auth code is of another user than the request");
        if (!named.Scopes.Contains(scope, StringComparer.Ordinal))
            throw new PlatformException(PlatformError.ScopeDenied, $"the superapp server's answer at /access_token/b2b2c does not have {scope} among its scopes");
        return new SessionUser(named.Uid, OpenIds.Of(superApp, miniProgram, named.Uid));
    }
}

/// <summary>A user whose data the SDK may have, and how the platform knows them.</summary>
internal sealed record RequestUser(CodeLevel Level, SessionUser User);
