using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Tests.Reliability.Stores;

internal sealed class OpenPostgresStore : OpenStore
{
    private readonly ServiceProvider services;
    private readonly NpgsqlDataSource tables;

    public OpenPostgresStore(string connectionString)
    {
        var collection = new ServiceCollection();
        collection.AddPergolaPlatform().UsePostgres(connectionString);
        services = collection.BuildServiceProvider();
        tables = new NpgsqlDataSourceBuilder(connectionString).BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
        Codes = services.GetRequiredService<ICodeStore>();
        Sessions = services.GetRequiredService<ISessionStore>();
    }

    public override ICodeStore Codes { get; }

    public override ISessionStore Sessions { get; }

    public override async Task<long> CountHalfLoginsAsync() => (long)(await AskAsync(HalfLogins))!;

    public override async Task SettleAsync()
    {
        const string Busy = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'
            """;

        // Makes the tables, where the kill came before they were there.
        await services.GetRequiredService<IDatabase>().CheckAsync(CancellationToken.None);
        while ((long)(await AskAsync(Busy))! > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    public override async Task<string?> FindUnusedUserAsync(byte[] hash) => (string?)await AskAsync(UnusedUser, new NpgsqlParameter("hash", hash));

    public override Task MarkAsync(byte[] hash, string attempt, bool onlyUnused) =>
        AskAsync(onlyUnused ? MarkUnused : MarkAlways, new NpgsqlParameter("hash", hash), new NpgsqlParameter("attempt", attempt));

    public override Task ExecuteAsync(string sql) => AskAsync(sql);

    public override async ValueTask DisposeAsync()
    {
        await tables.DisposeAsync();
        await services.DisposeAsync();
    }

    private async Task<object?> AskAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = tables.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync();
    }
}
