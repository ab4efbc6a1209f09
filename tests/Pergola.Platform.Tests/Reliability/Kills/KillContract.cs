using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;
using Pergola.Platform.Tests.Reliability.Workers;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>kill -9 at random moments under load: nothing acknowledged is lost, nothing is used twice; on every engine.</summary>
public abstract class KillContract
{
    /// <summary>So many rounds follow one another on one store; then comes a new one, so that its making is killed too.</summary>
    private const int RoundsOfAStore = 10;

    private const int SteadyLoad = KillMoment.Phases - 1;

    /// <summary>A store of its own, empty.</summary>
    internal abstract Task<StoreAddress> NewStoreAsync();

    /// <summary>Whether this round kills the database server, and not the worker; the server is back when the task ends.</summary>
    internal virtual Task<bool> KillServerAsync(int round) => Task.FromResult(false);

    [Fact]
    public async Task Kill_minus_nine_loses_nothing_acknowledged_and_lets_nothing_be_used_twice()
    {
        var tally = new KillTally();
        var moment = new KillMoment(new Random(ReliabilityScale.Seed));
        for (var round = 0; round < ReliabilityScale.Kills; round += RoundsOfAStore)
            await RunStoreAsync(await NewStoreAsync(), round, Math.Min(RoundsOfAStore, ReliabilityScale.Kills - round), moment, tally);

        TestContext.Current.TestOutputHelper?.WriteLine($"{GetType().Name}, seed {ReliabilityScale.Seed}, {tally}");
        Assert.True(tally.Faults.Count == 0, $"Seed {ReliabilityScale.Seed}, {tally}");
        Assert.True(tally.Won > ReliabilityScale.Kills * 20, $"Hardly any load: {tally}");
    }

    [Fact]
    public async Task A_store_that_answers_before_it_has_written_loses_what_it_acknowledged()
    {
        using var folder = new TemporaryFolder();
        var (address, tally, journal) = (await NewStoreAsync(), new KillTally(), Path.Combine(folder.Path, "journal"));
        await RunAndKillAsync(address, SteadyLoad, journal, new KillMoment(new Random(ReliabilityScale.Seed)), answersEarly: true);
        await using var store = address.Open();

        await tally.AddAsync(store, journal);

        Assert.Contains(tally.Faults, fault => fault.Contains("the session is lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_that_is_used_without_a_session_is_found()
    {
        await using var store = (await NewStoreAsync()).Open();
        var (flow, tally) = (Flow.New(FlowKind.Login), new KillTally());
        await store.Codes.AddAsync(flow.NewCode, TestContext.Current.CancellationToken);
        await store.MarkAsync(flow.NewCode.Hash, Flow.First, onlyUnused: true);

        await tally.CheckAsync(store, []);

        Assert.Equal(["1 codes are used and have no session"], tally.Faults);
    }

    private async Task RunStoreAsync(StoreAddress address, int firstRound, int rounds, KillMoment moment, KillTally tally)
    {
        using var folder = new TemporaryFolder();
        var won = new List<IGrouping<Flow, JournalLine>>();
        for (var round = firstRound; round < firstRound + rounds; round++)
        {
            var journal = Path.Combine(folder.Path, $"{round}");
            await RunAndKillAsync(address, round, journal, moment);
            await using var store = address.Open();
            won.AddRange(await tally.AddAsync(store, journal));
        }

        await using var last = address.Open();
        await tally.CheckAsync(last, won);
    }

    private async Task RunAndKillAsync(StoreAddress address, int round, string journal, KillMoment moment, bool answersEarly = false)
    {
        var orders = new WorkerOrders(journal, Engine: address.Engine, Location: address.Location, AnswersEarly: answersEarly);
        using var worker = WorkerProcess.Start(typeof(LoadWorker), nameof(LoadWorker.The_worker_issues_and_uses_codes_until_it_is_killed), orders);
        await moment.WaitAsync(round, journal, worker);

        // Who outlives the server must go on by itself before it is killed too.
        if (await KillServerAsync(round))
            await KillMoment.GrowAsync(journal, by: 12_000, worker);
        await worker.KillAsync();
    }
}
