using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Secrets;

public sealed class SqliteWholeRunTests : WholeRunContract
{
    internal override Task BreakAsync(PlatformUnderTest platform) => RenameAsync(platform, table => $"ALTER TABLE {table} RENAME TO {table}_away");

    internal override Task RepairAsync(PlatformUnderTest platform) => RenameAsync(platform, table => $"ALTER TABLE {table}_away RENAME TO {table}");

    internal override IAsyncEnumerable<(string Name, byte[] Bytes)> FilesAsync(string dataDirectory) => In(dataDirectory).ToAsyncEnumerable();

    private static async Task RenameAsync(PlatformUnderTest platform, Func<string, string> statement)
    {
        foreach (var table in BrokenTables)
            await platform.App.Services.GetRequiredService<SqliteDatabase>().Writer.RunAsync(db => db.Run(statement(table)), CancellationToken.None);
    }
}
