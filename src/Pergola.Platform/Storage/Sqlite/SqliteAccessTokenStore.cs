using Pergola.Platform.Tokens;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteAccessTokenStore(SqliteDatabase database) : IAccessTokenStore
{
    public Task AddAsync(string appId, byte[] hash, DateTimeOffset expiresAt, DateTimeOffset olderEnd, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                db.Run(
                    "UPDATE access_tokens SET expires_at = min(expires_at, @older_end) WHERE appid = @appid",
                    ("@appid", appId), ("@older_end", olderEnd.ToUnixTimeMilliseconds()));
                db.Run(
                    "INSERT INTO access_tokens (hash, appid, expires_at) VALUES (@hash, @appid, @expires_at)",
                    ("@hash", hash), ("@appid", appId), ("@expires_at", expiresAt.ToUnixTimeMilliseconds()));
            },
            cancellationToken);

    public Task<(string AppId, DateTimeOffset ExpiresAt)?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.First<(string, DateTimeOffset)?>(
            """
            SELECT appid, expires_at FROM access_tokens WHERE hash = @hash
            UNION ALL SELECT appid, expires_at FROM stable_tokens WHERE hash = @hash
            UNION ALL SELECT appid, previous_expires_at FROM stable_tokens WHERE previous_hash = @hash
            """,
            row => (row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
            ("@hash", hash)));
}
