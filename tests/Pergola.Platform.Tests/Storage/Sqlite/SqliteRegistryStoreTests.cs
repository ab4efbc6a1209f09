using Microsoft.Extensions.Options;
using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Registry;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteRegistryStoreTests : RegistryStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteRegistryStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Registry = new SqliteRegistryStore(database);
        Audit = new SqliteAuditStore(database);
    }

    internal override IRegistryStore Registry { get; }

    internal override IAuditStore Audit { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
