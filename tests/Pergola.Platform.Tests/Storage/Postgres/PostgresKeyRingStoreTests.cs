using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresKeyRingStoreTests(PostgresCluster cluster) : KeyRingStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IKeyRingStore Ring => new PostgresKeyRingStore(stores.Database);

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
