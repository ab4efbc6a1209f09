using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Tests.Panels;

public class ConsoleLogTests
{
    private readonly ConsoleLog _log = new(new PanelChanges(TimeProvider.System), TimeProvider.System);

    [Fact]
    public void A_line_that_repeats_the_last_one_is_counted()
    {
        _log.Write("log", "tick");
        _log.Write("log", "tick");
        _log.Write("warn", "tick");

        Assert.Equal([("log", 2), ("warn", 1)], _log.Lines.Select(l => (l.Level, l.Times)));
    }

    [Fact]
    public void Only_the_last_lines_are_kept_and_long_ones_are_cut()
    {
        for (var i = 0; i < ConsoleLog.Limit + 3; i++)
            _log.Write("log", $"line {i}");
        _log.Write("error", new string('x', ConsoleLog.LineLimit * 2));

        Assert.Equal(ConsoleLog.Limit, _log.Lines.Count);
        Assert.InRange(_log.Lines[^1].Text.Length, ConsoleLog.LineLimit, ConsoleLog.LineLimit + 10);
    }
}
