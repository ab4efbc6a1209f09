using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage.Sqlite;

namespace Pergola.Platform.Tests.Reliability.Stores;

internal sealed class OpenSqliteStore : OpenStore
{
    private readonly SqliteDatabase database;

    public OpenSqliteStore(string folder)
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder }));
        Codes = new SqliteCodeStore(database);
        Sessions = new SqliteSessionStore(database);
    }

    public override ICodeStore Codes { get; }

    public override ISessionStore Sessions { get; }

    public override Task<long> CountHalfLoginsAsync() => database.ReadAsync(db => db.First(HalfLogins, row => row.GetInt64(0)));

    public override Task SettleAsync() => Task.CompletedTask;

    public override Task<string?> FindUnusedUserAsync(byte[] hash) => database.ReadAsync(db => db.First(UnusedUser, row => row.GetString(0), ("@hash", hash)));

    public override Task MarkAsync(byte[] hash, string attempt, bool onlyUnused) =>
        database.Writer.RunAsync(db => db.Run(onlyUnused ? MarkUnused : MarkAlways, ("@hash", hash), ("@attempt", attempt)), CancellationToken.None);

    public override Task ExecuteAsync(string sql) => database.Writer.RunAsync(db => db.Run(sql), CancellationToken.None);

    public override ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }
}
