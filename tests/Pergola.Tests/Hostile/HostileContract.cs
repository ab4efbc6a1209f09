using Pergola.MiniApps;

namespace Pergola.Tests.Hostile;

/// <summary>
/// What is true of every hostile program, whatever engine runs it: it is contained, the host stays up, another program beside it goes on and answers, and the
/// author sees why. For another engine derive a host that adds it, and the test classes over it.
/// </summary>
public abstract class HostileContract(HostileHost host)
{
    protected async Task ContainAsync(HostileProgram program)
    {
        using var folder = program.Write();
        var package = Path.Combine(folder.Path, "program");
        if (program.IsRefused)
        {
            var refused = await Assert.ThrowsAsync<PackageException>(() => host.StartAsync(package));
            Assert.Contains(program.Sees!, refused.Located, StringComparison.Ordinal);
        }
        else
        {
            await using var run = await host.StartAsync(package);
            var attack = program.SetOffAsync(run);
            await host.AnswersAsync();
            await attack;
            await LookAsync(program, run);
        }

        await host.AnswersAsync();
    }

    private static async Task LookAsync(HostileProgram program, HostileRun run)
    {
        if (program.Sees is { } text)
            await run.SeesAsync(text);
        if (program.IsStopped == true)
            await run.App.Completion.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        if (program.Then is { } then)
            await then(run);
        if (program.IsStopped == false)
            Assert.False(run.App.Completion.IsCompleted, $"It was stopped: {run.Log.Stopped}");
    }
}
