using Pergola.Platform.Codes;
using Pergola.Platform.Postgres;
using Pergola.Platform.Postgres.Codes;
using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresCodeStoreTests(PostgresCluster cluster) : CodeStoreContract, IAsyncLifetime
{
    private TestDatabase test = null!;
    private PostgresDatabase database = null!;
    private PostgresAuditStore audit = null!;
    private PostgresCodeStore codes = null!;

    internal override ICodeStore Codes => codes;

    internal override ISessionStore Sessions => new PostgresSessionStore(database);

    public async ValueTask InitializeAsync()
    {
        test = await cluster.CreateAsync();
        database = test.Open();
        audit = new PostgresAuditStore(database);
        codes = new PostgresCodeStore(database, audit);
    }

    public async ValueTask DisposeAsync()
    {
        await codes.DisposeAsync();
        await audit.DisposeAsync();
        await database.DisposeAsync();
        await test.DisposeAsync();
    }
}
