using Pergola.Platform.Biometrics;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteSoterKeyStore(SqliteDatabase database) : ISoterKeyStore
{
    /// <summary>Before any result: the first counter may be 0.</summary>
    private const long NoCounter = -1;

    public Task AddAsync(string appId, string openId, string publicKey, DateTimeOffset now, int keep, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                db.Run(
                    """
                    INSERT INTO soter_keys (appid, openid, public_key, seq, counter, registered_at)
                    VALUES (@appid, @openid, @public_key, (SELECT coalesce(max(seq), 0) + 1 FROM soter_keys WHERE appid = @appid AND openid = @openid), @counter, @now)
                    ON CONFLICT (appid, openid, public_key) DO UPDATE SET seq = excluded.seq, registered_at = excluded.registered_at
                    """,
                    ("@appid", appId), ("@openid", openId), ("@public_key", publicKey), ("@counter", NoCounter), ("@now", now.ToUnixTimeMilliseconds()));
                db.Run(
                    """
                    DELETE FROM soter_keys WHERE appid = @appid AND openid = @openid AND public_key NOT IN (
                        SELECT public_key FROM soter_keys WHERE appid = @appid AND openid = @openid ORDER BY seq DESC LIMIT @keep)
                    """,
                    ("@appid", appId), ("@openid", openId), ("@keep", keep));
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> FindAsync(string appId, string openId, CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.All(
            "SELECT public_key FROM soter_keys WHERE appid = @appid AND openid = @openid ORDER BY seq DESC",
            row => row.GetString(0),
            ("@appid", appId), ("@openid", openId)));

    public Task<bool> AdvanceAsync(string appId, string openId, string publicKey, long counter, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE soter_keys SET counter = @counter WHERE appid = @appid AND openid = @openid AND public_key = @public_key AND counter < @counter",
                ("@counter", counter), ("@appid", appId), ("@openid", openId), ("@public_key", publicKey)) > 0,
            cancellationToken);
}
