using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore;

/// <summary>
/// Notices a turn that the engine cannot stop: it asks for its limits in loops and calls, and not in a regular expression that backtracks without end.
/// </summary>
internal sealed class StuckWatch : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(4);

    private readonly TimeSpan _patience;
    private readonly Action _stuck;
    private readonly int _clock;
    private readonly Timer _timer;
    private long _turns;
    private long _seen = -1;
    private TimeSpan _seenAt;

    /// <param name="turnLimit">What a turn may take. A multiple of it is waited for: one that is stopped as it should be is none of this one's business.</param>
    /// <param name="stuck">Called when a turn does not end, again and again until the watch is disposed of.</param>
    /// <remarks>On the thread that it watches.</remarks>
    public StuckWatch(TimeSpan turnLimit, Action stuck)
    {
        _patience = (2 * turnLimit) + TimeSpan.FromSeconds(5);
        _stuck = stuck;
        _clock = ThreadClock.OfThisThread();
        // The system's time, not the host's clock: a test that stands its clock still has no turn that is stuck.
        _timer = new Timer(_ => Look(), null, s_interval, s_interval);
    }

    /// <summary>A turn begins or ends.</summary>
    public void Step() => Volatile.Write(ref _turns, _turns + 1);

    public void Dispose() => _timer.Dispose();

    // Between turns the thread sleeps, and its clock stands still.
    private void Look()
    {
        var turns = Volatile.Read(ref _turns);
        if (turns != _seen)
            (_seen, _seenAt) = (turns, ThreadClock.Now(_clock));
        else if (turns % 2 == 1 && ThreadClock.Now(_clock) - _seenAt > _patience)
            _stuck();
    }
}
