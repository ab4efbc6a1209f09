using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteSessionStore(SqliteDatabase database) : ISessionStore
{
    public Task<StoredSession?> FindByUserAsync(string appId, string uid, CancellationToken cancellationToken) =>
        database.ReadAsync(db => SessionRows.ByUser(db, appId, uid));

    public Task<StoredSession?> FindByOpenIdAsync(string appId, string openId, CancellationToken cancellationToken) =>
        database.ReadAsync(db => SessionRows.ByOpenId(db, appId, openId));

    public Task ProlongAsync(string appId, string uid, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE sessions SET expires_at = max(expires_at, @expires_at) WHERE appid = @appid AND uid = @uid AND expires_at > @now",
                ("@appid", appId), ("@uid", uid), ("@now", now.ToUnixTimeMilliseconds()), ("@expires_at", expiresAt.ToUnixTimeMilliseconds())),
            cancellationToken);

    public Task<StoredSession?> ResetKeyAsync(string appId, string openId, byte[] sealedKey, byte[] newSealedKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var uid = db.First(
                    "UPDATE sessions SET key = @new, previous_keys = NULL WHERE appid = @appid AND openid = @openid AND key = @key AND expires_at > @now RETURNING uid",
                    row => row.GetString(0),
                    ("@new", newSealedKey), ("@appid", appId), ("@openid", openId), ("@key", sealedKey), ("@now", now.ToUnixTimeMilliseconds()));
                return uid is null ? null : SessionRows.ByUser(db, appId, uid);
            },
            cancellationToken);

    public Task EndAllAsync(string superApp, string uid, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                // The sequence number, not the clock, decides which codes came before the logout.
                db.Run(
                    "INSERT OR REPLACE INTO logouts (superapp, uid, at) VALUES (@superapp, @uid, @now)",
                    ("@superapp", superApp), ("@uid", uid), ("@now", now.ToUnixTimeMilliseconds()));
                db.Run(
                    "UPDATE sessions SET expires_at = min(expires_at, @now), previous_keys = NULL WHERE superapp = @superapp AND uid = @uid",
                    ("@superapp", superApp), ("@uid", uid), ("@now", now.ToUnixTimeMilliseconds()));
            },
            cancellationToken);

    public Task<DateTimeOffset?> LastLogoutAsync(string superApp, string uid, CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.First<DateTimeOffset?>(
            "SELECT at FROM logouts WHERE superapp = @superapp AND uid = @uid",
            row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
            ("@superapp", superApp), ("@uid", uid)));
}
