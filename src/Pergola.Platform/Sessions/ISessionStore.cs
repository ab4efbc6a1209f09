namespace Pergola.Platform.Sessions;

/// <summary>Keeps the one session of each user in each mini program. Only a redeemed code starts one (<see cref="Codes.ICodeStore"/>).</summary>
internal interface ISessionStore
{
    /// <summary>The session of a superapp user, alive or over; null when there never was one.</summary>
    StoredSession? FindByUser(string appId, string uid);

    /// <summary>The session behind an openid, alive or over; null when the mini program never saw that openid.</summary>
    StoredSession? FindByOpenId(string appId, string openId);

    /// <summary>Lets a live session end later; never sooner, and never brings a dead one back.</summary>
    Task ProlongAsync(string appId, string uid, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Ends the user's sessions and unused codes in every mini program of the superapp.</summary>
    Task EndAllAsync(string superApp, string uid, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the user last logged out; null when never.</summary>
    DateTimeOffset? LastLogout(string superApp, string uid);
}
