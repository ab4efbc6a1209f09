using Pergola.Platform.Auditing;
using Pergola.Platform.Tests.Auditing;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresAuditStoreTests(PostgresCluster cluster) : AuditStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IAuditStore Audit => stores.Audit;

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
