using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Users;
using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresUserRecordsTests(PostgresCluster cluster) : UserRecordsContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override IUserRecords Users => new PostgresUserRecords(stores.Database);

    internal override ICodeStore Codes => stores.Codes;

    internal override ISessionStore Sessions => stores.Sessions;

    internal override ISoterKeyStore SoterKeys => new PostgresSoterKeyStore(stores.Database);

    internal override IAuditStore Audit => stores.Audit;

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
