using Pergola.Platform.Storage;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresDataKeyStore(PostgresDatabase database) : IDataKeyStore
{
    public IReadOnlyList<StoredDataKey> All() =>
        database.Run(session => session.AllAsync(
            "SELECT id, sealed, made_at FROM data_keys ORDER BY made_at, id",
            row => new StoredDataKey(row.GetInt64(0), row.GetFieldValue<byte[]>(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))));

    // The same bytes under the same id are this very key, kept before and its answer lost; another key under that id is a fault.
    public void Add(StoredDataKey key)
    {
        var kept = database.Run(session => session.RunAsync(
            "INSERT INTO data_keys (id, sealed, made_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed WHERE data_keys.sealed = excluded.sealed",
            Argument.Of(key.Id), Argument.Of(key.SealedKey), Argument.Of(key.MadeAt)));
        if (kept == 0)
            throw new InvalidOperationException("A data key with this id is kept already.");
    }
}
