using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Tests.MiniApps;

public sealed class LimitStopsTests
{
    private readonly List<string> _stopped = [];
    private readonly LimitStops _stops;

    public LimitStopsTests() => _stops = new LimitStops(2, reason =>
    {
        _stopped.Add(reason);
        return Task.CompletedTask;
    });

    [Fact]
    public void Turns_of_the_program_and_of_its_worker_are_counted_together()
    {
        _stops.Count(Error(ScriptErrorKind.TimeLimit));
        _stops.CountWorker(Error(ScriptErrorKind.TimeLimit));
        _stops.Count(Error(ScriptErrorKind.TimeLimit));
        Assert.Equal("The mini program was stopped: 2 times its code did not come to an end in time.", Assert.Single(_stopped));
    }

    [Theory]
    [InlineData(ScriptErrorKind.HeapLimit)]
    [InlineData(ScriptErrorKind.ProcessLost)]
    public void Workers_that_a_limit_ended_are_counted_too(ScriptErrorKind kind)
    {
        _stops.CountWorker(Error(ScriptErrorKind.TimeLimit));
        _stops.CountWorker(Error(kind));
        Assert.Equal("The mini program was stopped: 2 times a limit stopped its code.", Assert.Single(_stopped));
    }

    [Fact]
    public void Errors_that_no_limit_made_are_not_counted()
    {
        for (var i = 0; i < 5; i++)
            _stops.CountWorker(Error(ScriptErrorKind.Thrown));
        _stops.Count(Error(ScriptErrorKind.UnhandledRejection));
        _stops.Count(Error(ScriptErrorKind.TimeLimit));
        Assert.Empty(_stopped);
    }

    private static ScriptError Error(ScriptErrorKind kind) => new(kind, "m");
}
