namespace Pergola.Simulator.Panels;

/// <summary>The last calls of the mini program, the newest first. Safe to write from any thread.</summary>
internal sealed class CallLog(PanelChanges changes)
{
    /// <summary>How many calls are kept.</summary>
    public const int Limit = 500;

    private readonly Lock _lock = new();
    private readonly LinkedList<CallEntry> _entries = [];
    private int _count;

    /// <summary>Adds a call; its number is given here.</summary>
    public void Add(CallEntry entry)
    {
        lock (_lock)
        {
            _entries.AddFirst(entry with { Number = ++_count });
            if (_entries.Count > Limit)
                _entries.RemoveLast();
        }

        changes.Tell(Panel.Calls);
    }

    /// <summary>The calls that match, the newest first.</summary>
    public IReadOnlyList<CallEntry> Find(string? filter = null)
    {
        lock (_lock)
            return string.IsNullOrWhiteSpace(filter) ? [.. _entries] : [.. _entries.Where(e => e.Matches(filter))];
    }

    /// <summary>Forgets all calls. Numbers go on.</summary>
    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
        changes.Tell(Panel.Calls);
    }
}
