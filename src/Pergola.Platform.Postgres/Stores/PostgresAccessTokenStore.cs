using Pergola.Platform.Tokens;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresAccessTokenStore(PostgresDatabase database) : IAccessTokenStore
{
    // The lock: two new tokens at once would not see one another, and neither would shorten the other. A token that comes again, because the first answer was
    // lost, is not shortened by itself.
    public Task AddAsync(string appId, byte[] hash, DateTimeOffset expiresAt, DateTimeOffset olderEnd, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.TogetherAsync(
                OwnerLock.Take("access tokens", appId),
                new Statement(
                    "UPDATE access_tokens SET expires_at = $3 WHERE appid = $1 AND hash <> $2 AND expires_at > $3", Argument.Of(appId), Argument.Of(hash), Argument.Of(olderEnd)),
                new Statement(
                    "INSERT INTO access_tokens (hash, appid, expires_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
                    Argument.Of(hash), Argument.Of(appId), Argument.Of(expiresAt))),
            cancellationToken);

    public Task<(string AppId, DateTimeOffset ExpiresAt)?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.FirstAsync<(string, DateTimeOffset)?>(
                """
                SELECT appid, expires_at FROM access_tokens WHERE hash = $1
                UNION ALL SELECT appid, expires_at FROM stable_tokens WHERE hash = $1
                UNION ALL SELECT appid, previous_expires_at FROM stable_tokens WHERE previous_hash = $1
                """,
                row => (row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
                Argument.Of(hash)),
            cancellationToken);
}
