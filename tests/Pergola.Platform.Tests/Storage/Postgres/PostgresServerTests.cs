using Npgsql;
using Pergola.Tests.Postgres;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_server_comes_back_with_all_that_it_acknowledged()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancel);
        await server.ExecuteAsync("CREATE TABLE numbers AS SELECT 7 AS n", Cancel);

        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => server.ExecuteAsync("SELECT 1", Cancel));
        await server.RestartAsync(Cancel);

        Assert.Equal(7, await ScalarAsync(server, "SELECT n FROM numbers"));
    }

    [Fact]
    public async Task A_promoted_standby_has_all_that_the_killed_primary_acknowledged_and_can_have_a_standby_itself()
    {
        await using var first = await PostgresServer.StartAsync(cancellationToken: Cancel);
        await using var second = await first.StartStandbyAsync(Cancel);
        await first.ExecuteAsync("CREATE TABLE numbers AS SELECT 7 AS n", Cancel);

        await first.KillAsync();
        await second.PromoteAsync(Cancel);
        await second.ExecuteAsync("UPDATE numbers SET n = n + 1", Cancel);
        await using var third = await second.StartStandbyAsync(Cancel);
        await second.ExecuteAsync("UPDATE numbers SET n = n + 1", Cancel);
        await second.KillAsync();
        await third.PromoteAsync(Cancel);

        Assert.Equal(9, await ScalarAsync(third, "SELECT n FROM numbers"));
    }

    [Fact]
    public async Task Every_commit_is_on_the_disk_before_it_is_acknowledged()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancel);

        Assert.Equal("on on on", await ScalarAsync(server, "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))"));
    }

    private static async Task<object?> ScalarAsync(PostgresServer server, string query)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
