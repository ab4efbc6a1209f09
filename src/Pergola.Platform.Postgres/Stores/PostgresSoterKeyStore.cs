using Pergola.Platform.Biometrics;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresSoterKeyStore(PostgresDatabase database) : ISoterKeyStore
{
    /// <summary>Before any result: the first counter may be 0.</summary>
    private const long NoCounter = -1;

    public Task AddAsync(string appId, string openId, string publicKey, DateTimeOffset now, int keep, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.TogetherAsync(
                OwnerLock.Take("soter keys", $"{appId}\n{openId}"),
                new Statement(
                    """
                    INSERT INTO soter_keys (appid, openid, public_key, seq, counter, registered_at)
                    VALUES ($1, $2, $3, (SELECT coalesce(max(seq), 0) + 1 FROM soter_keys WHERE appid = $1 AND openid = $2), $4, $5)
                    ON CONFLICT (appid, openid, public_key) DO UPDATE SET seq = excluded.seq, registered_at = excluded.registered_at
                    """,
                    Argument.Of(appId), Argument.Of(openId), Argument.Of(publicKey), Argument.Of(NoCounter), Argument.Of(now)),
                new Statement(
                    """
                    DELETE FROM soter_keys WHERE appid = $1 AND openid = $2 AND public_key NOT IN (
                        SELECT public_key FROM soter_keys WHERE appid = $1 AND openid = $2 ORDER BY seq DESC LIMIT $3)
                    """,
                    Argument.Of(appId), Argument.Of(openId), Argument.Of(keep))),
            cancellationToken);

    public Task<IReadOnlyList<string>> FindAsync(string appId, string openId, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.AllAsync(
                "SELECT public_key FROM soter_keys WHERE appid = $1 AND openid = $2 ORDER BY seq DESC", row => row.GetString(0), Argument.Of(appId), Argument.Of(openId)),
            cancellationToken);

    // The advance has a name, so that one whose answer was lost is not taken for a replayed counter when it is tried again.
    public async Task<bool> AdvanceAsync(string appId, string openId, string publicKey, long counter, CancellationToken cancellationToken)
    {
        var advance = Guid.NewGuid();
        return await database.RunAsync(
            session => session.RunAsync(
                """
                UPDATE soter_keys SET counter = $4, advance = $5
                WHERE appid = $1 AND openid = $2 AND public_key = $3 AND (counter < $4 OR (counter = $4 AND advance = $5))
                """,
                Argument.Of(appId), Argument.Of(openId), Argument.Of(publicKey), Argument.Of(counter), Argument.Of(advance)),
            cancellationToken) > 0;
    }
}
