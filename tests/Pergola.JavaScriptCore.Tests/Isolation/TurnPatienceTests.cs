using Pergola.JavaScriptCore.Isolation;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class TurnPatienceTests
{
    private readonly TurnPatience _patience = new(TimeSpan.FromSeconds(5));

    [Fact]
    public void A_turn_that_had_its_processor_time_and_does_not_end_is_given_up()
    {
        Assert.Null(Excess(turn: 1, waited: 0, cpu: 100));
        Assert.Null(Excess(turn: 1, waited: 15, cpu: 115));
        Assert.Contains("15 seconds of processor time", Excess(turn: 1, waited: 16, cpu: 116), StringComparison.Ordinal);
    }

    [Fact]
    public void A_turn_that_got_no_processor_is_waited_for_longer_than_the_child_itself_waits()
    {
        Assert.Null(Excess(turn: 1, waited: 0, cpu: 1));
        Assert.Null(Excess(turn: 1, waited: 60, cpu: 5));
        Assert.Contains("did not answer within 65 seconds", Excess(turn: 1, waited: 66, cpu: 5), StringComparison.Ordinal);
    }

    [Fact]
    public void What_earlier_turns_used_does_not_count()
    {
        Assert.Null(Excess(turn: 1, waited: 1, cpu: 1));
        Assert.Null(Excess(turn: 2, waited: 16, cpu: 30));
        Assert.Null(Excess(turn: 2, waited: 20, cpu: 34));
    }

    private string? Excess(long turn, double waited, double cpu) => _patience.Excess(turn, TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(cpu));
}
