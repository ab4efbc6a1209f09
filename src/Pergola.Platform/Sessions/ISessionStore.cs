namespace Pergola.Platform.Sessions;

/// <summary>Keeps the one session of each user in each mini program. Only a redeemed code starts one (<see cref="Codes.ICodeStore"/>).</summary>
internal interface ISessionStore
{
    /// <summary>How many replaced keys of a session are kept, newest first: more logins than these do not run at once.</summary>
    const int MostPreviousKeys = 8;

    /// <summary>The session of a superapp user, alive or over, with its previous keys; null when there never was one.</summary>
    Task<StoredSession?> FindByUserAsync(string appId, string uid, CancellationToken cancellationToken);

    /// <summary>The session behind an openid, alive or over; null when the mini program never saw that openid.</summary>
    Task<StoredSession?> FindByOpenIdAsync(string appId, string openId, CancellationToken cancellationToken);

    /// <summary>Lets a live session end later; never sooner, and never brings a dead one back.</summary>
    Task ProlongAsync(string appId, string uid, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the key of a live session and drops every previous one; the session ends when it would have ended. Null when the session is over, or its key
    /// is no longer <paramref name="sealedKey"/>: another login came first.
    /// </summary>
    Task<StoredSession?> ResetKeyAsync(string appId, string openId, byte[] sealedKey, byte[] newSealedKey, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends the user's sessions and unused codes in every mini program of the superapp.</summary>
    Task EndAllAsync(string superApp, string uid, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the user last logged out; null when never.</summary>
    Task<DateTimeOffset?> LastLogoutAsync(string superApp, string uid, CancellationToken cancellationToken);
}
