using Pergola.Platform.Trust;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteNonceStore(SqliteDatabase database) : INonceStore
{
    public Task<bool> TryUseAsync(string appKey, string nonce, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "INSERT INTO nonces (superapp, nonce, until) VALUES (@superapp, @nonce, @until) ON CONFLICT DO NOTHING",
                ("@superapp", appKey), ("@nonce", nonce), ("@until", until.ToUnixTimeMilliseconds())) > 0,
            cancellationToken);
}
