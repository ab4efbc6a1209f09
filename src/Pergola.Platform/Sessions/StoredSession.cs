namespace Pergola.Platform.Sessions;

/// <summary>A superapp user as one mini program knows them.</summary>
internal sealed record SessionUser(string Uid, string OpenId);

/// <summary>The session that a redeemed code starts.</summary>
/// <remarks><c>SealedKey</c>: the new session key, sealed. <c>PreviousKeyGrace</c>: how long the key that it replaces stays good; parallel logins each replace one. <c>Key</c>: the key itself, for the answer; no store keeps it.</remarks>
internal sealed record NewSession(byte[] SealedKey, TimeSpan Lifetime, TimeSpan PreviousKeyGrace, SessionKey? Key = null);

/// <summary>A session as it lies in the store. It may be over: compare <see cref="ExpiresAt"/> with the clock.</summary>
internal sealed record StoredSession(
    SessionUser User, byte[] SealedKey, DateTimeOffset ExpiresAt, IReadOnlyList<PreviousKey>? PreviousKeys = null)
{
    /// <summary>The key itself, where it is at hand because it was made just now; no store keeps it.</summary>
    public SessionKey? Key { get; init; }
}

/// <summary>A session key that a later login replaced, and that is good until <see cref="Until"/>.</summary>
internal sealed record PreviousKey(byte[] SealedKey, DateTimeOffset Until);
