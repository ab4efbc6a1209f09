using Microsoft.Extensions.DependencyInjection;
using Pergola.Tests.Postgres;

namespace Pergola.Bench.Rows;

/// <summary>jscode2session on PostgreSQL with synchronous_commit and fsync on, a cluster of its own on this machine.</summary>
internal sealed class PostgresExchange : IBenchmark
{
    private const string What = "jscode2session, PostgreSQL synchronous_commit, 64 clients";

    public string Name => "postgres";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (!Load.IsInstalled)
            return [Row.Skipped(What, Load.NotInstalled)];
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync("bench");
        await using var platform = await BenchPlatform.StartAsync(platform => platform.UsePostgres(database));
        return [await Exchange.AgainstBarePostAsync(What, 0.30, platform)];
    }
}
