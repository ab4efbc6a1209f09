using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteSessionStore(SqliteDatabase database) : ISessionStore
{
    public StoredSession? FindByUser(string appId, string uid) =>
        database.Read(db => db.First(
            $"SELECT {SessionRows.Columns} FROM sessions WHERE appid = @appid AND uid = @uid", SessionRows.Read, ("@appid", appId), ("@uid", uid)));

    public StoredSession? FindByOpenId(string appId, string openId) =>
        database.Read(db => db.First(
            $"SELECT {SessionRows.Columns} FROM sessions WHERE appid = @appid AND openid = @openid", SessionRows.Read, ("@appid", appId), ("@openid", openId)));

    public Task ProlongAsync(string appId, string uid, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE sessions SET expires_at = max(expires_at, @expires_at) WHERE appid = @appid AND uid = @uid AND expires_at > @now",
                ("@appid", appId), ("@uid", uid), ("@now", now.ToUnixTimeMilliseconds()), ("@expires_at", expiresAt.ToUnixTimeMilliseconds())),
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
                    """
                    UPDATE sessions SET expires_at = min(expires_at, @now), previous_key = NULL, previous_until = NULL
                    WHERE superapp = @superapp AND uid = @uid
                    """,
                    ("@superapp", superApp), ("@uid", uid), ("@now", now.ToUnixTimeMilliseconds()));
            },
            cancellationToken);

    public DateTimeOffset? LastLogout(string superApp, string uid) =>
        database.Read(db => db.First<DateTimeOffset?>(
            "SELECT at FROM logouts WHERE superapp = @superapp AND uid = @uid",
            row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
            ("@superapp", superApp), ("@uid", uid)));
}
