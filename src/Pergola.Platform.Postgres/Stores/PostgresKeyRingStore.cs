using Pergola.Platform.Storage;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresKeyRingStore(PostgresDatabase database) : IKeyRingStore
{
    public IReadOnlyList<string> All() => database.Run(session => session.AllAsync("SELECT xml FROM key_ring ORDER BY name", row => row.GetString(0)));

    public void Add(string name, string xml) =>
        database.Run(session => session.RunAsync("INSERT INTO key_ring (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", Argument.Of(name), Argument.Of(xml)));

    // An element is wrapped anew each time, so the new text is there only when this very call has put it there, and its answer was lost.
    public bool Replace(string xml, string with) =>
        database.Run(async session =>
            await session.RunAsync("UPDATE key_ring SET xml = $2 WHERE xml = $1", Argument.Of(xml), Argument.Of(with)) > 0
            || await session.FirstAsync("SELECT 1 FROM key_ring WHERE xml = $1", _ => true, Argument.Of(with)));
}
