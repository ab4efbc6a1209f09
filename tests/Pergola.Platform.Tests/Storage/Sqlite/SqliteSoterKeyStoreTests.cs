using Microsoft.Extensions.Options;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Biometrics;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteSoterKeyStoreTests : SoterKeyStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteSoterKeyStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Keys = new SqliteSoterKeyStore(database);
    }

    internal override ISoterKeyStore Keys { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
