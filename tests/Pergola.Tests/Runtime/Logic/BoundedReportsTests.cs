using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Tests.Runtime.Logic;

public sealed class BoundedReportsTests
{
    private readonly ManualClock _clock = new();
    private readonly RunLog _log = new();
    private readonly BoundedReports _reports;

    public BoundedReportsTests() => _reports = new BoundedReports(_log, new MiniAppLimits { ReportsPerSecond = 3, ReportLength = 5 }, _clock);

    [Fact]
    public void A_flood_is_cut_counted_and_over_with_its_second()
    {
        for (var i = 0; i < 10; i++)
            _reports.OnConsole(new("log", $"{i}"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _reports.OnConsole(new("log", "next"));

        Assert.Equal(["0", "1", "2", "The mini program reports too much: after 3 lines in one second the rest of that second is left out.", "7 lines were left out.", "next"], Lines);
    }

    [Fact]
    public void Console_errors_and_names_share_the_second_and_what_is_left_out_is_told_at_the_end()
    {
        _reports.OnConsole(new("log", "a"));
        _reports.OnError(new ScriptError(ScriptErrorKind.Thrown, "b"), 1);
        _reports.OnUnsupported("c");
        _reports.OnError(new ScriptError(ScriptErrorKind.Thrown, "d"), 1);
        _reports.OnStopped("over");

        Assert.Equal(["b"], _log.Errors.Select(static entry => entry.Error.Message));
        Assert.Equal("1 lines were left out.", Lines[^1]);
        Assert.Equal("over", _log.Stopped);
    }

    [Theory]
    [InlineData(ScriptErrorKind.TimeLimit)]
    [InlineData(ScriptErrorKind.HeapLimit)]
    [InlineData(ScriptErrorKind.ProcessLost)]
    public void What_stopped_the_program_is_always_told(ScriptErrorKind kind)
    {
        for (var i = 0; i < 10; i++)
            _reports.OnConsole(new("log", "x"));
        _reports.OnError(new ScriptError(kind, "why"), 0);

        Assert.Equal(kind, Assert.Single(_log.Errors).Error.Kind);
    }

    [Fact]
    public void A_long_line_is_cut()
    {
        _reports.OnConsole(new("log", "123456789"));
        Assert.Equal(["12345 ... (4 more characters)"], Lines);
    }

    private string[] Lines => [.. _log.Console.Select(static line => line.Text)];
}
