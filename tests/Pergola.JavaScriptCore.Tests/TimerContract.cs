using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests;

/// <summary>Timers, on every engine.</summary>
public abstract class TimerContract(IScriptEngineFactory engines)
{
    [Fact]
    public async Task Timers_follow_the_clock_in_the_order_of_their_time()
    {
        var clock = new MovableClock();
        await using var engine = new EngineUnderTest(engines, options => options with { Time = clock });
        await engine.Run("setTimeout(x => console.log(x), 20, 'b'); setTimeout(() => console.log('a'), 10); setTimeout(() => console.log('c'), 20); const t = setTimeout(() => console.log('never'), 5); clearTimeout(t)");
        await Move(clock, engine, 9);
        Assert.Empty(engine.Messages);
        await Move(clock, engine, 11);
        Assert.Equal(["a", "b", "c"], engine.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task An_interval_comes_again_until_it_is_cleared()
    {
        var clock = new MovableClock();
        await using var engine = new EngineUnderTest(engines, options => options with { Time = clock });
        await engine.Run("let n = 0; const t = setInterval(() => { console.log(++n); if (n === 3) clearInterval(t) }, 10)");
        for (var i = 0; i < 5; i++)
            await Move(clock, engine, 10);
        Assert.Equal(["1", "2", "3"], engine.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task A_timer_of_zero_runs_on_the_system_clock()
    {
        await using var engine = new EngineUnderTest(engines);
        var fired = new TaskCompletionSource();
        await engine.Define("fired", _ =>
        {
            fired.TrySetResult();
            return default;
        });
        await engine.Run("setTimeout(() => setTimeout(fired, 1), 0)");
        await fired.Task;
    }

    [Fact]
    public async Task What_a_timer_throws_is_reported()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Run("\nsetTimeout(() => { throw new RangeError('late') }, 0)");
        var error = await engine.FirstError;
        Assert.Equal((ScriptErrorKind.Thrown, "RangeError: late", 2), (error.Kind, error.Message, error.Line));
    }

    [Fact]
    public async Task Too_many_timers_are_refused()
    {
        await using var engine = new EngineUnderTest(engines, options => options with { TimerLimit = 3 });
        Assert.Equal("Too many timers: at most 3 may be pending.", (await engine.Run("try { for (;;) setTimeout(() => 0, 1e6) } catch (e) { e.message }")).AsString());
    }

    /// <summary>The wake-up and what it queues are turns: after two of our own, they are over.</summary>
    private static async Task Move(MovableClock clock, EngineUnderTest engine, int milliseconds)
    {
        clock.Move(TimeSpan.FromMilliseconds(milliseconds));
        await engine.Run("0");
        await engine.Run("0");
    }

    private sealed class MovableClock : TimeProvider
    {
        private readonly List<Alarm> _alarms = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Move(TimeSpan by)
        {
            _now += by.Ticks;
            foreach (var alarm in _alarms.Where(alarm => alarm.Due <= _now).ToArray())
                alarm.Ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var alarm = new Alarm(this, () => callback(state));
            _alarms.Add(alarm);
            alarm.Change(dueTime, period);
            return alarm;
        }

        private sealed class Alarm(MovableClock clock, Action ring) : ITimer
        {
            public long Due { get; private set; } = long.MaxValue;

            public void Ring()
            {
                Due = long.MaxValue;
                ring();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Due = dueTime < TimeSpan.Zero ? long.MaxValue : clock._now + dueTime.Ticks;
                return true;
            }

            public void Dispose() => Due = long.MaxValue;

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
