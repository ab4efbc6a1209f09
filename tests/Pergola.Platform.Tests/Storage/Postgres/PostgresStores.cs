using Pergola.Platform.Postgres;
using Pergola.Platform.Postgres.Codes;
using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Postgres.Stores;

namespace Pergola.Platform.Tests.Storage.Postgres;

/// <summary>The stores of one node on a database of the test's own.</summary>
internal sealed class PostgresStores : IAsyncDisposable
{
    private PostgresStores(TestDatabase test)
    {
        Test = test;
        Database = test.Open();
        Audit = new PostgresAuditStore(Database);
        Codes = new PostgresCodeStore(Database, Audit);
        Nonces = new PostgresNonceStore(Database);
    }

    public TestDatabase Test { get; }

    public PostgresDatabase Database { get; }

    public PostgresAuditStore Audit { get; }

    public PostgresCodeStore Codes { get; }

    public PostgresNonceStore Nonces { get; }

    public PostgresSessionStore Sessions => new(Database);

    public static async Task<PostgresStores> StartAsync(PostgresCluster cluster) => new(await cluster.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await Codes.DisposeAsync();
        await Nonces.DisposeAsync();
        await Audit.DisposeAsync();
        await Database.DisposeAsync();
        await Test.DisposeAsync();
    }
}
