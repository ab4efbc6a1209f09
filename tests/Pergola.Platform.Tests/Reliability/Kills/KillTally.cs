using System.Diagnostics;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>What was found after the kills: counts for the report, faults for the verdict.</summary>
internal sealed class KillTally
{
    private const int AtOnce = 64;

    public int Rounds { get; private set; }

    public int Acknowledged { get; private set; }

    public int Won { get; private set; }

    /// <summary>Codes that were in somebody's hands when the kill came: tried, and not answered.</summary>
    public int Unsettled { get; private set; }

    public int StoreFaults { get; private set; }

    /// <summary>The longest time in which nobody got an answer, while the worker ran.</summary>
    public TimeSpan LongestSilence { get; private set; }

    public List<string> Faults { get; } = [];

    /// <summary>Asks about every code of a journal; gives those with a winner that was told so.</summary>
    public async Task<IReadOnlyList<IGrouping<Flow, JournalLine>>> AddAsync(OpenStore store, string journal)
    {
        var lines = JournalLine.Read(journal);
        var flows = lines.Where(line => line.IsAnswer).GroupBy(line => line.Flow).ToList();
        var won = flows.Where(flow => flow.Any(line => line.Word is JournalWord.Won)).ToList();
        Rounds++;
        Acknowledged += flows.Sum(flow => flow.Count());
        Won += won.Count;
        Unsettled += flows.Count(flow => flow.Key.Kind is not FlowKind.Hold && !flow.Any(line => line.Word is JournalWord.Won));
        LongestSilence = TimeSpan.FromTicks(Math.Max(LongestSilence.Ticks, SilenceOf(lines).Ticks));
        StoreFaults += lines.Count(line => line.Word is JournalWord.Fault);
        await CheckAsync(store, flows);
        return won;
    }

    /// <summary>Asks about these codes, and whether any login is half done.</summary>
    public async Task CheckAsync(OpenStore store, IReadOnlyList<IGrouping<Flow, JournalLine>> flows)
    {
        await store.SettleAsync();
        var aftermath = new Aftermath(store);
        foreach (var some in flows.Chunk(AtOnce))
        {
            var faults = await Task.WhenAll(some.Select(flow => aftermath.FindFaultAsync(flow.Key, [.. flow])));
            Faults.AddRange(faults.OfType<string>());
        }

        if (await store.CountHalfLoginsAsync() is > 0 and var half)
            Faults.Add($"{half} codes are used and have no session");
    }

    private static TimeSpan SilenceOf(IReadOnlyList<JournalLine> lines)
    {
        var answers = lines.Where(line => line.IsAnswer).Select(line => line.At).ToList();
        return answers.Zip(answers.Skip(1), Stopwatch.GetElapsedTime).Append(TimeSpan.Zero).Max();
    }

    public override string ToString() =>
        $"{Rounds} rounds: {Acknowledged} answers acknowledged, {Won} codes won, {Unsettled} in hand when the kill came, {StoreFaults} calls failed and were tried again, {LongestSilence.TotalSeconds:F2} s without an answer at most; "
        + $"{Faults.Count} faults{string.Concat(Faults.Take(5).Select(fault => $"\n  {fault}"))}";
}
