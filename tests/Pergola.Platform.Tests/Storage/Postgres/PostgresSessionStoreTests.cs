using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Sessions;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresSessionStoreTests(PostgresCluster cluster) : SessionStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override ICodeStore Codes => stores.Codes;

    internal override ISessionStore Sessions => stores.Sessions;

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
