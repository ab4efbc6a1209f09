using Microsoft.Extensions.Options;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Tokens;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteStableTokenStoreTests : StableTokenStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteStableTokenStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Stable = new SqliteStableTokenStore(database);
        Tokens = new SqliteAccessTokenStore(database);
    }

    internal override IStableTokenStore Stable { get; }

    internal override IAccessTokenStore Tokens { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
