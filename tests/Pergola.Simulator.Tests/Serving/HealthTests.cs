using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pergola.Platform.Storage;
using Pergola.Simulator.Serving.Health;
using Pergola.Testing;

namespace Pergola.Simulator.Tests.Serving;

public class HealthTests
{
    [Fact]
    public async Task A_platform_that_works_is_alive_and_ready()
    {
        await using var platform = await ServedPlatform.StartAsync();

        Assert.Equal("""{"status":"ok","checks":{}}""", await platform.Http.GetStringAsync("healthz", TestContext.Current.CancellationToken));
        Assert.Equal("""{"status":"ok","checks":{"database":"ok","keys":"ok","registry":"ok"}}""", await platform.Http.GetStringAsync("readyz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_platform_that_stops_is_not_ready_any_more()
    {
        await using var platform = await ServedPlatform.StartAsync();
        platform.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();

        var report = await platform.Get<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Unhealthy, report.Entries["registry"].Status);
    }

    [Fact]
    public async Task A_database_that_refuses_is_said_without_its_own_words()
    {
        var database = new FakeDatabase { Fault = new InvalidOperationException("password of db7 is wrong") };
        using var health = new DatabaseHealth(database, new ManualClock());

        var result = await health.CheckHealthAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Equal("the database refused", result.Description);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_given_up_after_two_seconds()
    {
        var clock = new ManualClock();
        using var health = new DatabaseHealth(new FakeDatabase { Answers = false }, clock);

        var asked = health.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        clock.Advance(DatabaseHealth.Patience);

        Assert.Equal("no answer in time", (await asked).Description);
    }

    [Fact]
    public async Task The_database_is_asked_once_a_second_however_many_ask()
    {
        var clock = new ManualClock();
        var database = new FakeDatabase();
        using var health = new DatabaseHealth(database, clock);

        for (var i = 0; i < 20; i++)
            await health.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(1, database.Asked);
        clock.Advance(TimeSpan.FromSeconds(1));
        await health.CheckHealthAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(2, database.Asked);
    }

    private sealed class FakeDatabase : IDatabase
    {
        public string Engine => "fake";

        public Exception? Fault { get; init; }

        public bool Answers { get; init; } = true;

        public int Asked { get; private set; }

        public Task CheckAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return !Answers ? new TaskCompletionSource().Task : Fault is null ? Task.CompletedTask : Task.FromException(Fault);
        }

        public Task SweepAsync(DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
