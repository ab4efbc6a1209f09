using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Keys;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Secrets;

public sealed class SqliteWholeRunTests : WholeRunContract
{
    private static readonly string[] Tables = ["codes", "sessions", "access_tokens"];

    internal override Task BreakAsync(PlatformUnderTest platform) => RenameAsync(platform, table => $"ALTER TABLE {table} RENAME TO {table}_away");

    internal override Task RepairAsync(PlatformUnderTest platform) => RenameAsync(platform, table => $"ALTER TABLE {table}_away RENAME TO {table}");

    internal override IEnumerable<(string Name, byte[] Bytes)> Files(string dataDirectory)
    {
        foreach (var file in Directory.GetFiles(dataDirectory, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != WrappingKeySource.FileName))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (Path.GetFileName(file), bytes);
        }
    }

    private static async Task RenameAsync(PlatformUnderTest platform, Func<string, string> statement)
    {
        foreach (var table in Tables)
            await platform.App.Services.GetRequiredService<SqliteDatabase>().Writer.RunAsync(db => db.Run(statement(table)), CancellationToken.None);
    }
}
