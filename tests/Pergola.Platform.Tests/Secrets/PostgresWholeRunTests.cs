using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pergola.Platform.Tests.Hosting;
using Pergola.Tests.Postgres;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>On a server of its own, so that every byte of its disk is of this run: tables, write-ahead log, and what the server itself logs.</summary>
public sealed class PostgresWholeRunTests : WholeRunContract, IAsyncLifetime
{
    // The server lets everybody in, so the password means nothing to it; the driver and the platform hold it all the same.
    private const string Password = "the-databases-password-4711";

    private PostgresServer server = null!;
    private string connectionString = "";

    // Also where an operator has asked the driver to tell more than it should.
    internal override Action<PergolaPlatformBuilder> Storage => platform => platform.UsePostgres(
        connectionString + $";Password={Password};Include Error Detail=true;Log Parameters=true;Persist Security Info=true", options => options.RetryFor = TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartAsync();
        connectionString = await server.CreateDatabaseAsync("whole_run");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    internal override void KnowMore(SecretScanner secrets) => secrets.Add("the database's password", Password);

    internal override Task BreakAsync(PlatformUnderTest platform) => RenameAsync(table => $"ALTER TABLE {table} RENAME TO {table}_away");

    internal override Task RepairAsync(PlatformUnderTest platform) => RenameAsync(table => $"ALTER TABLE {table}_away RENAME TO {table}");

    internal override async IAsyncEnumerable<(string Name, byte[] Bytes)> FilesAsync(string dataDirectory)
    {
        foreach (var file in In(dataDirectory))
            yield return file;
        await AskAsync("CHECKPOINT");

        // The server packs long values in its files; as rows they are plain.
        var tables = (string[])(await AskAsync("SELECT array_agg(tablename::text) FROM pg_tables WHERE schemaname = 'public'"))!;
        Assert.Superset(BrokenTables.ToHashSet(StringComparer.Ordinal), tables.ToHashSet(StringComparer.Ordinal));
        foreach (var table in tables)
            yield return (table, Encoding.UTF8.GetBytes(await AskAsync($"SELECT string_agg(t::text, E'\\n') FROM {table} t") as string ?? ""));

        var folder = Path.GetDirectoryName((string)(await AskAsync("SHOW data_directory"))!)!;
        yield return ("the server's log", await File.ReadAllBytesAsync(Path.Combine(folder, "log")));
        foreach (var file in In(Path.Combine(folder, "data")))
            yield return file;
    }

    private async Task RenameAsync(Func<string, string> statement)
    {
        foreach (var table in BrokenTables)
            await AskAsync(statement(table));
    }

    private async Task<object?> AskAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
