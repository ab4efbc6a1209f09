using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>The timers of one engine, kept on its loop: one clock timer wakes the loop for the earliest of them.</summary>
/// <param name="options">The clock and the limit.</param>
/// <param name="wake">Called by the clock, on any thread, when a timer may be due.</param>
internal sealed class TimerSchedule(ScriptEngineOptions options, Action wake) : IDisposable
{
    private const double LongestDelay = int.MaxValue;

    private readonly long _start = options.Time.GetTimestamp();
    private readonly Dictionary<int, (TimeSpan Delay, bool Repeats)> _timers = [];
    private readonly PriorityQueue<int, (TimeSpan Due, long Order)> _order = new();
    private ITimer? _clock;
    private int _lastId;
    private long _lastOrder;

    /// <summary>Starts a timer and returns its number.</summary>
    /// <exception cref="InvalidOperationException">Too many are pending.</exception>
    public int Start(double milliseconds, bool repeats)
    {
        var id = _lastId + 1;
        Start(id, milliseconds, repeats);
        return id;
    }

    /// <summary>Starts a timer whose number was chosen elsewhere; each is used once, and they rise.</summary>
    /// <exception cref="InvalidOperationException">Too many are pending, or the number was used before.</exception>
    public void Start(int id, double milliseconds, bool repeats)
    {
        if (_timers.Count >= options.TimerLimit)
            throw TooMany(options.TimerLimit);
        if (id <= _lastId)
            throw new InvalidOperationException("The number of a timer was used before.");

        var usable = milliseconds is > 0 and <= LongestDelay ? milliseconds : 0;

        // An interval of zero would never let the loop rest.
        var delay = TimeSpan.FromMilliseconds(repeats ? Math.Max(1, usable) : usable);
        _lastId = id;
        _timers.Add(id, (delay, repeats));
        Enqueue(id, Now() + delay);
        Arm();
    }

    public static InvalidOperationException TooMany(int limit) => new($"Too many timers: at most {limit} may be pending.");

    public void Stop(int id)
    {
        _timers.Remove(id);
        if (_order.Count > (2 * _timers.Count) + 1_000)
            DropStopped();
    }

    /// <summary>The timers that are due, the earliest first; each must be asked with <see cref="Take"/> before it runs.</summary>
    public List<int> Due()
    {
        var now = Now();
        List<int> due = [];
        while (_order.TryPeek(out var id, out var at) && at.Due <= now)
        {
            _order.Dequeue();
            if (_timers.ContainsKey(id))
                due.Add(id);
        }

        return due;
    }

    /// <summary>Whether a due timer is still wanted; an interval is set anew, any other timer is over.</summary>
    public bool Take(int id)
    {
        if (!_timers.TryGetValue(id, out var timer))
            return false;
        if (timer.Repeats)
            Enqueue(id, Now() + timer.Delay);
        else
            _timers.Remove(id);
        return true;
    }

    /// <summary>Sets the clock for the earliest timer.</summary>
    public void Arm()
    {
        if (!_order.TryPeek(out _, out var at))
            return;

        var wait = at.Due - Now();
        var whole = wait <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        if (_clock is null)
            _clock = options.Time.CreateTimer(static state => ((Action)state!)(), wake, whole, Timeout.InfiniteTimeSpan);
        else
            _clock.Change(whole, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _clock?.Dispose();

    private TimeSpan Now() => options.Time.GetElapsedTime(_start);

    private void Enqueue(int id, TimeSpan due) => _order.Enqueue(id, (due, ++_lastOrder));

    private void DropStopped()
    {
        var kept = _order.UnorderedItems.Where(item => _timers.ContainsKey(item.Element)).ToArray();
        _order.Clear();
        _order.EnqueueRange(kept);
    }
}
