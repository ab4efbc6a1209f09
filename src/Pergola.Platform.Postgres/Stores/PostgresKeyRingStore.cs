using Npgsql;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresKeyRingStore(PostgresDatabase database) : IKeyRingStore
{
    public IReadOnlyList<string> All()
    {
        using var connection = database.Open();
        using var command = new NpgsqlCommand("SELECT xml FROM key_ring ORDER BY name", connection);
        using var row = command.ExecuteReader();
        var elements = new List<string>();
        while (row.Read())
            elements.Add(row.GetString(0));
        return elements;
    }

    public void Add(string name, string xml)
    {
        using var connection = database.Open();
        using var command = new NpgsqlCommand("INSERT INTO key_ring (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", connection)
        {
            Parameters = { Argument.Of(name), Argument.Of(xml) },
        };
        command.ExecuteNonQuery();
    }
}
