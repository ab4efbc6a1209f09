using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Sessions;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteSessionStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Codes = new SqliteCodeStore(database);
        Sessions = new SqliteSessionStore(database);
    }

    internal override ICodeStore Codes { get; }

    internal override ISessionStore Sessions { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
