using Pergola.Platform.Operators;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Tests.Operators;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresOperatorTokenStoreTests(PostgresCluster cluster) : OperatorTokenStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IOperatorTokenStore Tokens => new PostgresOperatorTokenStore(stores.Database);

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
