using Pergola.Platform.Auditing;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Registry;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresRegistryChangeTests(PostgresCluster cluster) : RegistryChangeContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IRegistryStore Registry => new PostgresRegistryStore(stores.Database);

    internal override IAuditStore Audit => stores.Audit;

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
