using Pergola.Tests.Postgres;

namespace Pergola.Platform.Tests.Reliability.Stores;

/// <summary>A PostgreSQL server of a class of tests, which may kill it, with a database for each store.</summary>
public sealed class OwnPostgres : IAsyncLifetime
{
    private int databases;

    internal PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync(["max_connections = 400"]);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal async Task<StoreAddress> NewStoreAsync() =>
        StoreAddress.Postgres(await Server.CreateDatabaseAsync($"store_{Interlocked.Increment(ref databases)}") + ";Maximum Pool Size=30");
}
