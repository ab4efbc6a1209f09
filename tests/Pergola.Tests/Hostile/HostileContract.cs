using Pergola.MiniApps;
using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

/// <summary>
/// What is true of every hostile program, whatever engine runs it: it is contained, the host stays up, another program beside it goes on and answers, and the
/// author sees why. What is true of one engine alone, its host asserts.
/// </summary>
public abstract class HostileContract(HostileHost host)
{
    protected async Task ContainAsync(HostileProgram program)
    {
        Assert.SkipWhen(host.Refusal is not null, host.Refusal ?? "");
        using var folder = program.Write();
        var package = Path.Combine(folder.Path, "program");
        if (program.IsRefused)
        {
            var refused = await Assert.ThrowsAsync<PackageException>(() => host.StartAsync(package));
            Assert.Contains(program.Sees!, refused.Located, StringComparison.Ordinal);
        }
        else
        {
            await RunAsync(program, package);
        }

        await host.AnswersAsync();
    }

    private async Task RunAsync(HostileProgram program, string package)
    {
        await using var run = await host.StartAsync(package);
        var attack = program.SetOffAsync(run);
        await host.AnswersAsync();
        await attack;
        await LookAsync(program, run);
        host.Inspect(run, program.IsStopped);
        await run.DisposeAsync();
        host.InspectEnd(run);
    }

    private async Task LookAsync(HostileProgram program, HostileRun run)
    {
        if (program.Sees is { } text)
            await run.SeesAsync(host.IsWatchedFromOutside && program.SeesOutside is { } other ? [text, other] : [text]);
        if (program.IsStopped == true)
            await run.App.Completion.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        if (program.Then is { } then)
            await then(run);
        if (program.IsStopped == false)
            Assert.False(run.App.Completion.IsCompleted, $"It was stopped: {run.Log.Stopped}\n{run.Seen}");
    }
}

/// <summary>A family of hostile programs over one engine. For another engine derive a host that adds it, and a test class for each family.</summary>
public abstract class HostileContract<TPrograms>(HostileHost host) : HostileContract(host)
    where TPrograms : IHostilePrograms
{
#pragma warning disable CA1000 // xunit asks the test class for its data, and the family is the test class's.
    public static TheoryData<string> Names => new(TPrograms.All.Select(static program => program.Name));
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_program_is_contained(string name) => ContainAsync(TPrograms.All.Single(program => program.Name == name));
}
