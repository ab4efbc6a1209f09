using System.Diagnostics;
using Pergola.JavaScriptCore.Isolation;

namespace Pergola.JavaScriptCore.Tests.Isolation;

/// <summary>Alone: it counts what the whole test process has open.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LeakTests
{
    public const string Name = "counts what is open";

    [Fact]
    public async Task Many_launches_leave_no_file_no_thread_and_no_process()
    {
        await Children.Engines.StartAsync(TestContext.Current.CancellationToken);
        await LaunchAsync(2);
        var (files, threads, processes) = Count();

        await LaunchAsync(25);

        var after = Count();
        Assert.InRange(after.Files, 0, files);
        Assert.InRange(after.Processes, 0, processes);

        // The runtime's own threads come and go.
        Assert.InRange(after.Threads, 0, threads + 10);
    }

    private static async Task LaunchAsync(int count)
    {
        using var engines = new IsolatedEngineFactory(new IsolationOptions { ReadyChildren = 1 });
        for (var i = 0; i < count; i++)
        {
            await using var engine = new EngineUnderTest(engines);
            await engine.Define("host", static _ => default);
            await engine.Run("host(); setTimeout(() => 0, 1e6)");

            // Every second one is given up in the middle of a turn.
            if (i % 2 == 0)
                _ = engine.Run("for (;;) host()");
        }
    }

    private static (int Files, int Threads, int Processes) Count()
    {
        using var self = Process.GetCurrentProcess();
        var children = Directory.EnumerateDirectories("/proc/self/task").Sum(static task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        return (Directory.GetFiles("/proc/self/fd").Length, self.Threads.Count, children);
    }
}
