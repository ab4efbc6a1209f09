using System.Diagnostics;
using Pergola.JavaScriptCore.Isolation;

namespace Pergola.Tests.Hostile;

/// <summary>What only a process of its own can hold: the engine in it is content with these programs, or is there no more.</summary>
public sealed class HostileProcessesTests(StrictHost host) : HostileContract(host), IClassFixture<StrictHost>
{
    [Fact]
    public Task A_program_within_its_heap_limit_whose_process_takes_too_much_memory_is_ended() => ContainAsync(
        HostileProgram.OnTap("a heap below its limit", "of memory, and the limit is 64 MB", "this.kept = new Uint8Array(1e8).fill(1)") with { IsStopped = true });

    [Fact]
    public Task A_program_that_floods_its_author_is_told_to_have_lost_its_process_all_the_same() => ContainAsync(
        HostileProgram.OnTap("a flood that hides the end", "of memory, and the limit is 64 MB", "this.kept = new Uint8Array(1e8).fill(1); setInterval(() => { for (let i = 0; i < 500; i++) console.log(i) }, 0)")
            with { IsStopped = true });

    [Fact]
    public Task A_program_that_is_always_busy_and_ends_each_turn_in_time_is_ended() => ContainAsync(
        HostileProgram.OnTap("always busy", "its process used more than 4 seconds of processor time", "setInterval(() => { for (let i = 0; i < 1e7; i++); }, 0)") with { IsStopped = true });

    [Fact]
    public Task A_program_whose_process_is_killed_in_the_middle_of_its_work_is_ended() => ContainAsync(
        HostileProgram.OnTap("a process that is killed", "The script was stopped: its process ended.", "for (;;) { }") with { IsStopped = true, Attack = KillAsync });

    [Fact]
    public Task A_program_whose_process_is_killed_at_rest_is_ended() => ContainAsync(
        new HostileProgram("a process that is killed at rest", "The script was stopped: its process ended.") { IsStopped = true, Attack = KillAtRestAsync });

    private static async Task KillAsync(HostileRun run)
    {
        var tap = run.TapAsync();
        await KillAtRestAsync(run);
        await tap;
    }

    private static Task KillAtRestAsync(HostileRun run)
    {
        using var process = Process.GetProcessById(run.Process);
        process.Kill();
        return Task.CompletedTask;
    }
}

/// <summary>Its watch over the processes is strict: so little memory and time that a test soon takes more.</summary>
public sealed class StrictHost : IsolatedHost
{
    protected override void Configure(IsolationOptions options)
    {
        // Less than the heap may have: what the watch sees of a process is never so near to the heap that the engine would be first.
        options.MemoryBeyondHeap = -(64L << 20);
        options.CpuTime = TimeSpan.FromSeconds(4);
        options.CpuWindow = TimeSpan.FromHours(1);
    }
}
