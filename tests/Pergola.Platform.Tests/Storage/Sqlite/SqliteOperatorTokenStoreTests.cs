using Microsoft.Extensions.Options;
using Pergola.Platform.Operators;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Operators;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteOperatorTokenStoreTests : OperatorTokenStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteOperatorTokenStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Tokens = new SqliteOperatorTokenStore(database);
    }

    internal override IOperatorTokenStore Tokens { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
