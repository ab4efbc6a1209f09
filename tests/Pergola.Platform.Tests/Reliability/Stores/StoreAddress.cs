namespace Pergola.Platform.Tests.Reliability.Stores;

/// <summary>Where a store lies, in words that a process of its own can be given: a folder (SQLite) or a connection string (PostgreSQL).</summary>
internal sealed record StoreAddress(string Engine, string Location)
{
    public const string SqliteEngine = "sqlite";
    public const string PostgresEngine = "postgres";

    public static StoreAddress Sqlite(string folder) => new(SqliteEngine, folder);

    public static StoreAddress Postgres(string connectionString) => new(PostgresEngine, connectionString);

    public OpenStore Open() => Engine switch
    {
        SqliteEngine => new OpenSqliteStore(Location),
        PostgresEngine => new OpenPostgresStore(Location),
        _ => throw new InvalidOperationException($"There is no engine {Engine}."),
    };
}
