using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Trust;
using Pergola.Platform.Trust;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteNonceStoreTests : NonceStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteNonceStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Nonces = new SqliteNonceStore(database);
    }

    internal override INonceStore Nonces { get; }

    internal override IDatabase Database => database;

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
