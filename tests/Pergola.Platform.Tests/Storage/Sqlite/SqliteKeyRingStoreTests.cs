using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteKeyRingStoreTests : KeyRingStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteKeyRingStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Ring = new SqliteKeyRingStore(database);
    }

    internal override IKeyRingStore Ring { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
