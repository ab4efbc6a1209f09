namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteDataKeyStore(SqliteDatabase database) : IDataKeyStore
{
    public IReadOnlyList<StoredDataKey> All() => database.Read(db => db.All(
        "SELECT id, sealed, made_at FROM data_keys ORDER BY made_at, id",
        row => new StoredDataKey(row.GetInt64(0), (byte[])row.GetValue(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))));

    // Waiting is safe: the writer is a thread of its own.
    public void Add(StoredDataKey key) =>
        database.Writer.RunAsync(
            db => db.Run(
                "INSERT INTO data_keys (id, sealed, made_at) VALUES (@id, @sealed, @made_at)",
                ("@id", key.Id), ("@sealed", key.SealedKey), ("@made_at", key.MadeAt.ToUnixTimeMilliseconds())),
            CancellationToken.None).GetAwaiter().GetResult();
}
