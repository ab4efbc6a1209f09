using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;
using Pergola.Platform.Tests.Reliability.Workers;
using Pergola.Tests.Postgres;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>The primary is killed under load and its synchronous standby takes over: retries survive it, nothing acknowledged is lost, nothing is used twice.</summary>
public sealed class FailOverTests
{
    private const string Database = "pergola";

    [Fact(Explicit = true)]
    public async Task The_standby_takes_over_and_nothing_is_lost_or_used_twice()
    {
        using var folder = new TemporaryFolder();
        var (random, tally, won) = (new Random(ReliabilityScale.Seed), new KillTally(), new List<IGrouping<Flow, JournalLine>>());
        var primary = await PostgresServer.StartAsync();
        try
        {
            await primary.CreateDatabaseAsync(Database);
            for (var round = 0; round < ReliabilityScale.FailOvers; round++)
            {
                var journal = Path.Combine(folder.Path, $"{round}");
                primary = await FailOverAsync(primary, journal, random);
                await using var store = StoreAddress.Postgres(primary.ConnectionString(Database)).Open();
                won.AddRange(await tally.AddAsync(store, journal));
            }

            await using var last = StoreAddress.Postgres(primary.ConnectionString(Database)).Open();
            await tally.CheckAsync(last, won);
        }
        finally
        {
            await primary.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"fail-over, seed {ReliabilityScale.Seed}, {tally}");
        Assert.True(tally.Faults.Count == 0, $"Seed {ReliabilityScale.Seed}, {tally}");
        Assert.True(tally.Won > ReliabilityScale.FailOvers * 100, $"Hardly any load: {tally}");
    }

    /// <summary>Gives the server that took over.</summary>
    private static async Task<PostgresServer> FailOverAsync(PostgresServer primary, string journal, Random random)
    {
        var standby = await primary.StartStandbyAsync();
        var both = $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};Username=postgres;Database={Database}";
        var orders = new WorkerOrders(journal, Engine: StoreAddress.PostgresEngine, Location: both);
        using var worker = WorkerProcess.Start(typeof(LoadWorker), nameof(LoadWorker.The_worker_issues_and_uses_codes_until_it_is_killed), orders);
        await KillMoment.GrowAsync(journal, by: random.Next(20_000, 200_000), worker);

        await primary.KillAsync();
        await standby.PromoteAsync();

        // The worker goes on by itself: on the standby, which is the primary now.
        await KillMoment.GrowAsync(journal, by: 20_000, worker);
        await worker.KillAsync();
        await primary.DisposeAsync();
        return standby;
    }
}
