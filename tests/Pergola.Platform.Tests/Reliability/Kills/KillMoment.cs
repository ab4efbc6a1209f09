using Pergola.Platform.Tests.Reliability.Workers;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>When the kill comes: while the store is opened, among the first writes, under steady load, in turn; and within each at random.</summary>
internal sealed class KillMoment(Random random)
{
    public const int Phases = 3;

    private const int LineLength = 60;

    public async Task WaitAsync(int round, string journal, WorkerProcess worker)
    {
        await GrowAsync(journal, 1, worker);
        switch (round % Phases)
        {
            case 0:
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300)), TimeProvider.System);
                break;
            case 1:
                await GrowAsync(journal, random.Next(1, 60) * LineLength, worker);
                break;
            default:
                await GrowAsync(journal, random.Next(400, 6_000) * LineLength, worker);
                break;
        }
    }

    /// <summary>Returns when the journal is longer by so many bytes; fails when the worker ends before.</summary>
    public static async Task GrowAsync(string journal, int by, WorkerProcess worker)
    {
        var file = new FileInfo(journal);
        var end = (file.Exists ? file.Length : 0) + by;
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (file.Refresh(); !file.Exists || file.Length < end; file.Refresh())
        {
            Assert.False(worker.HasExited, $"The worker ended by itself: {worker.Output}");
            await watch.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
