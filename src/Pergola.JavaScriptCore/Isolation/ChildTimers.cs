namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Numbers the timers in the child. The host keeps them, with its clock, and says when one is due.</summary>
/// <param name="limit">How many may be pending.</param>
/// <param name="writer">Where the host is told.</param>
internal sealed class ChildTimers(int limit, MessageWriter writer)
{
    private readonly Dictionary<int, bool> _repeats = [];
    private int _lastId;

    public int Start(double milliseconds, bool repeats)
    {
        if (_repeats.Count >= limit)
            throw TimerSchedule.TooMany(limit);
        _repeats.Add(++_lastId, repeats);
        writer.Begin(MessageKind.StartTimer).Number(_lastId).Number(milliseconds).Byte(repeats ? (byte)1 : (byte)0).EndWithoutAnswer();
        return _lastId;
    }

    public void Stop(int id)
    {
        if (_repeats.Remove(id))
            writer.Begin(MessageKind.StopTimer).Number(id).EndWithoutAnswer();
    }

    /// <summary>A timer that does not repeat is over when it is due.</summary>
    public void Fired(int id)
    {
        if (_repeats.TryGetValue(id, out var repeats) && !repeats)
            _repeats.Remove(id);
    }
}
