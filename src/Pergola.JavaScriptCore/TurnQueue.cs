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
    public Turn? Take()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_closed)
                    return null;
                if (_turns.TryDequeue(out var turn))
                    return turn;
                _waiting = true;
                Monitor.Wait(_gate);
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

    private void Wake()
    {
        if (!_waiting)
            return;
        _waiting = false;
        Monitor.Pulse(_gate);
    }
}
