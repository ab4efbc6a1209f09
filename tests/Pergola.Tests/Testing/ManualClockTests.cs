using Pergola.Testing;

namespace Pergola.Tests.Testing;

public sealed class ManualClockTests
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void The_clock_stands_until_it_is_moved()
    {
        var before = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), _clock.GetUtcNow() - before);
        Assert.Equal(TimeSpan.FromSeconds(3), _clock.GetElapsedTime(before.UtcTicks));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_time_and_at_their_time()
    {
        var start = _clock.GetUtcNow();
        using var late = Timer("late", 200);
        using var early = Timer("early", 100);
        _clock.Advance(TimeSpan.FromMilliseconds(150));
        Assert.Equal(["early"], _fired);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal(["early", "late"], _fired);
        Assert.Equal(start + TimeSpan.FromMilliseconds(200), _clock.GetUtcNow());
    }

    [Fact]
    public void A_repeating_timer_fires_as_often_as_its_period_fits()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(3, _fired.Count);
    }

    [Fact]
    public void A_timer_that_was_stopped_does_not_fire()
    {
        using (Timer("never", 10))
        {
        }

        using var changed = Timer("never", 10);
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_fired);
    }

    [Fact]
    public void Time_does_not_go_back() => Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromSeconds(-1)));

    private ITimer Timer(string name, int milliseconds) =>
        _clock.CreateTimer(_ => _fired.Add(name), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
}
