namespace Pergola.Platform.Users;

/// <summary>What operators ask about users.</summary>
internal interface IUserRecords
{
    /// <summary>Sessions without their keys, alive or over, ordered by appid and uid.</summary>
    Task<IReadOnlyList<UserSession>> FindSessionsAsync(SessionQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a user of a superapp: logs them out, then deletes their sessions, codes and biometric keys, and takes their id out of the audit trail, all or nothing.
    /// Gives the number of sessions that were deleted.
    /// </summary>
    /// <remarks><c>openIds</c>: the user's openid in each mini program of the superapp, because a biometric key may be there without any session.</remarks>
    Task<int> EraseAsync(string superApp, string uid, IReadOnlyList<UserOpenId> openIds, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a mini program calls a user.</summary>
internal sealed record UserOpenId(string AppId, string OpenId);

/// <summary>A session as an operator sees it.</summary>
internal sealed record UserSession(string SuperApp, string AppId, string Uid, string OpenId, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt);

/// <summary>Which sessions; null means any. <c>After</c>: only those after this appid and uid, for the next page.</summary>
internal sealed record SessionQuery(string? SuperApp = null, string? AppId = null, string? Uid = null, string? OpenId = null, (string AppId, string Uid)? After = null, int Limit = 100);
