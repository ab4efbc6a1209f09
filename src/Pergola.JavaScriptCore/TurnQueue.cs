namespace Pergola.JavaScriptCore;

/// <summary>The turns that wait for the loop, in their order.</summary>
internal sealed class TurnQueue
{
#pragma warning disable MA0158 // A Lock cannot be waited on; the loop sleeps in Monitor.Wait.
    private readonly object _gate = new();
#pragma warning restore MA0158
    private readonly Queue<Turn> _turns = new();
    private bool _waiting;
    private bool _closed;
    private bool _rested;

    /// <summary>Adds a turn; false when the loop is gone.</summary>
    public bool TryAdd(Turn turn)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _turns.Enqueue(turn);
            Wake();
        }

        return true;
    }

    /// <summary>Takes the next turn, waiting for one; null when closed.</summary>
    /// <param name="restAfter">How long to wait before a rest.</param>
    /// <param name="rest">Taken once when no other has come for so long; null for none.</param>
    public Turn? Take(TimeSpan restAfter, Turn? rest)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_closed)
                    return null;
                if (_turns.TryDequeue(out var turn))
                {
                    _rested = false;
                    return turn;
                }

                _waiting = true;
                if (rest is null || _rested)
                    Monitor.Wait(_gate);
                else if (!Monitor.Wait(_gate, restAfter) && _turns.Count == 0 && !_closed)
                    return Rested(rest);
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Wake();
        }
    }

    /// <summary>What was left when the queue was closed.</summary>
    public Turn[] Rest()
    {
        lock (_gate)
        {
            var rest = _turns.ToArray();
            _turns.Clear();
            return rest;
        }
    }

    private Turn Rested(Turn rest)
    {
        _rested = true;
        _waiting = false;
        return rest;
    }

    private void Wake()
    {
        if (!_waiting)
            return;
        _waiting = false;
        Monitor.Pulse(_gate);
    }
}
