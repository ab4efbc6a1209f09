using Pergola.Platform.Biometrics;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Tests.Biometrics;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresSoterKeyStoreTests(PostgresCluster cluster) : SoterKeyStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override ISoterKeyStore Keys => new PostgresSoterKeyStore(stores.Database);

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
