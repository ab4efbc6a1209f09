using Npgsql;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Postgres.Sessions;

/// <inheritdoc/>
internal sealed class PostgresSessionStore(PostgresDatabase database) : ISessionStore
{
    private const string Select = "SELECT uid, openid, key, expires_at, previous_keys FROM sessions";

    public Task<StoredSession?> FindByUserAsync(string appId, string uid, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.FirstAsync($"{Select} WHERE appid = $1 AND uid = $2", Read, Argument.Of(appId), Argument.Of(uid)), cancellationToken);

    public Task<StoredSession?> FindByOpenIdAsync(string appId, string openId, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.FirstAsync($"{Select} WHERE appid = $1 AND openid = $2", Read, Argument.Of(appId), Argument.Of(openId)), cancellationToken);

    public Task ProlongAsync(string appId, string uid, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.RunAsync(
                "UPDATE sessions SET expires_at = greatest(expires_at, $4) WHERE appid = $1 AND uid = $2 AND expires_at > $3",
                Argument.Of(appId), Argument.Of(uid), Argument.Of(now), Argument.Of(expiresAt)),
            cancellationToken);

    public Task<StoredSession?> ResetKeyAsync(string appId, string openId, byte[] sealedKey, byte[] newSealedKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                // A sealed key is never made twice, so one that is the new one already was put there by this very call, whose answer was lost.
                var reset = await session.TogetherAsync(
                    row => new StoredSession(
                        new SessionUser(row.GetString(0), row.GetString(1)), row.GetFieldValue<byte[]>(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), []),
                    new Statement(
                        $"SELECT pg_advisory_xact_lock({UserLock.Of("superapp", "uid")}) FROM sessions WHERE appid = $1 AND openid = $2",
                        Argument.Of(appId), Argument.Of(openId)),
                    new Statement(
                        """
                        UPDATE sessions SET key = $4, previous_keys = NULL WHERE appid = $1 AND openid = $2 AND (key = $3 OR key = $4) AND expires_at > $5
                        RETURNING uid, openid, key, expires_at
                        """,
                        Argument.Of(appId), Argument.Of(openId), Argument.Of(sealedKey), Argument.Of(newSealedKey), Argument.Of(now)));
                return reset.Count == 0 ? null : reset[0];
            },
            cancellationToken);

    public Task EndAllAsync(string superApp, string uid, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.TogetherAsync([UserLock.Take(superApp, uid), .. Logout(superApp, uid, now)]), cancellationToken);

    public Task<DateTimeOffset?> LastLogoutAsync(string superApp, string uid, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.FirstAsync<DateTimeOffset?>(
                "SELECT at FROM logouts WHERE superapp = $1 AND uid = $2", row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), Argument.Of(superApp), Argument.Of(uid)),
            cancellationToken);

    /// <summary>What a logout does while the user's lock is held. The sequence number, not the clock, decides which codes came before it.</summary>
    public static Statement[] Logout(string superApp, string uid, DateTimeOffset now) =>
    [
        new(
            """
            INSERT INTO logouts (superapp, uid, seq, at) VALUES ($1, $2, nextval('logout_seq'), $3)
            ON CONFLICT (superapp, uid) DO UPDATE SET seq = excluded.seq, at = excluded.at
            """,
            Argument.Of(superApp), Argument.Of(uid), Argument.Of(now)),
        new(
            "UPDATE sessions SET expires_at = least(expires_at, $3), previous_keys = NULL WHERE superapp = $1 AND uid = $2",
            Argument.Of(superApp), Argument.Of(uid), Argument.Of(now)),
    ];

    private static StoredSession Read(NpgsqlDataReader row) => new(
        new SessionUser(row.GetString(0), row.GetString(1)), row.GetFieldValue<byte[]>(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.IsDBNull(4) ? [] : [.. row.GetFieldValue<byte[][]>(4).Select(PreviousKeyEntry.Read)]);
}
