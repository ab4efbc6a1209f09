using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Postgres;
using Pergola.Platform.Postgres.Migrations;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class SchemaTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_nodes_start_at_once_on_an_empty_database()
    {
        await using var test = await cluster.CreateAsync(migrated: false);
        var nodes = Enumerable.Range(0, 8).Select(_ => test.Open()).ToArray();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.CheckAsync(Cancel))));

        Assert.Equal(Schema.Version, await test.ScalarAsync<int>("SELECT version FROM schema_version"));
        Assert.Equal(1L, await test.ScalarAsync<long>("SELECT count(*) FROM registry_version"));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_advice()
    {
        await using var test = await cluster.CreateAsync();
        await test.ScalarAsync<int>("UPDATE schema_version SET version = 99 RETURNING version");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PlatformUnderTest.StartAsync(storage: platform => platform.UsePostgres(test.ConnectionString)));

        Assert.Contains("newer version of Pergola (schema 99", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Use that version, or another database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_whose_clock_is_not_the_databases_is_refused()
    {
        await using var test = await cluster.CreateAsync();
        await using var node = TestDatabase.Open(test.ConnectionString, TimeProvider.System, new PostgresOptions { MostClockDifference = TimeSpan.FromDays(-1) });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => node.CheckAsync(Cancel));

        Assert.Contains("clock", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_may_lose_what_it_acknowledged_is_refused()
    {
        await using var test = await cluster.CreateAsync();
        await using var node = TestDatabase.Open(test.ConnectionString + ";Options=-c synchronous_commit=off", TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => node.CheckAsync(Cancel));

        Assert.Contains("synchronous_commit = off", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_without_its_password()
    {
        await using var test = await cluster.CreateAsync();
        var missing = test.ConnectionString.Replace("Database=", "Password=a-password-to-look-for;Database=missing-", StringComparison.Ordinal);
        await using var node = TestDatabase.Open(missing, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => node.CheckAsync(Cancel));

        Assert.Contains("missing-", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-password-to-look-for", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database=pergola", "names no host")]
    [InlineData("Host=db1", "names no database")]
    [InlineData("Host=db1;Database=pergola;Password=secret-word;Nonsense=1", "cannot be read")]
    [InlineData("a text", "cannot be read")]
    public void A_connection_string_that_cannot_work_is_refused_at_once(string text, string reason)
    {
        var services = new ServiceCollection();

        var refusal = Assert.Throws<ArgumentException>(() => services.AddPergolaPlatform().UsePostgres(text));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refusal.ToString(), StringComparison.Ordinal);
    }
}
