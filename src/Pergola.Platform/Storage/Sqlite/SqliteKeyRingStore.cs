namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteKeyRingStore(SqliteDatabase database) : IKeyRingStore
{
    public IReadOnlyList<string> All() => database.Read(db => db.All("SELECT xml FROM key_ring ORDER BY name", row => row.GetString(0)));

    public void Add(string name, string xml) =>
        Write(db => db.Run("INSERT INTO key_ring (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING", ("@name", name), ("@xml", xml)));

    public bool Replace(string xml, string with) =>
        Write(db => db.Run("UPDATE key_ring SET xml = @with WHERE xml = @xml", ("@xml", xml), ("@with", with))) > 0;

    // Waiting is safe: the writer is a thread of its own, and this happens at the start and when a key is made.
    private int Write(Func<SqliteSession, int> work) => database.Writer.RunAsync(work, CancellationToken.None).GetAwaiter().GetResult();
}
