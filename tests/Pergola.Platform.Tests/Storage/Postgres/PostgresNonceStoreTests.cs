using Pergola.Platform.Storage;
using Pergola.Platform.Tests.Trust;
using Pergola.Platform.Trust;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresNonceStoreTests(PostgresCluster cluster) : NonceStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override INonceStore Nonces => stores.Nonces;

    internal override IDatabase Database => stores.Database;

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
