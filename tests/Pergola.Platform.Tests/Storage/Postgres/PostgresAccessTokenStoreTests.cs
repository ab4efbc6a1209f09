using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Tests.Tokens;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresAccessTokenStoreTests(PostgresCluster cluster) : AccessTokenStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IAccessTokenStore Tokens => new PostgresAccessTokenStore(stores.Database);

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
