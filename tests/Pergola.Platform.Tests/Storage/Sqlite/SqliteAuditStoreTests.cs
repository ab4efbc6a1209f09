using Microsoft.Extensions.Options;
using Pergola.Platform.Auditing;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Auditing;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteAuditStoreTests : AuditStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteAuditStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Audit = new SqliteAuditStore(database);
    }

    internal override IAuditStore Audit { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
