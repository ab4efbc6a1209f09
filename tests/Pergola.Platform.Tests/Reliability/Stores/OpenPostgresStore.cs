using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

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
        tables = NpgsqlDataSource.Create(connectionString);
        Codes = services.GetRequiredService<ICodeStore>();
        Sessions = services.GetRequiredService<ISessionStore>();
    }

    public override ICodeStore Codes { get; }

    public override ISessionStore Sessions { get; }

    public override async Task<long> CountHalfLoginsAsync()
    {
        await using var command = tables.CreateCommand(HalfLogins);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public override async Task SettleAsync()
    {
        const string Busy = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'
            """;
        await using var command = tables.CreateCommand(Busy);
        while ((long)(await command.ExecuteScalarAsync())! > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    public override async Task<string?> FindUnusedUserAsync(byte[] hash)
    {
        await using var command = tables.CreateCommand(UnusedUser);
        command.Parameters.AddWithValue("hash", hash);
        return (string?)await command.ExecuteScalarAsync();
    }

    public override async Task MarkAsync(byte[] hash, string attempt, bool onlyUnused)
    {
        await using var command = tables.CreateCommand(onlyUnused ? MarkUnused : MarkAlways);
        command.Parameters.AddWithValue("hash", hash);
        command.Parameters.AddWithValue("attempt", attempt);
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await tables.DisposeAsync();
        await services.DisposeAsync();
    }
}
