namespace Pergola.Simulator.Panels;

/// <summary>The last lines of the program's console, the oldest first. Safe to write from any thread.</summary>
internal sealed class ConsoleLog(PanelChanges changes, TimeProvider time)
{
    /// <summary>How many lines are kept.</summary>
    public const int Limit = 500;

    /// <summary>Characters of a line that are kept.</summary>
    public const int LineLimit = 10_000;

    private readonly Lock _lock = new();
    private readonly List<ConsoleLine> _lines = [];
    private int _count;

    /// <summary>Adds a line. A line that repeats the last one only counts it.</summary>
    public void Write(string level, string text, string? source = null, string? stack = null)
    {
        var line = new ConsoleLine(0, level, text.Length > LineLimit ? text[..LineLimit] + " ..." : text, source, stack, time.GetUtcNow());
        lock (_lock)
        {
            if (_lines.Count > 0 && _lines[^1].Repeats(line))
            {
                _lines[^1] = _lines[^1] with { Times = _lines[^1].Times + 1 };
            }
            else
            {
                _lines.Add(line with { Number = ++_count });
                if (_lines.Count > Limit)
                    _lines.RemoveAt(0);
            }
        }

        changes.Tell(Panel.Console);
    }

    /// <summary>The lines, the oldest first.</summary>
    public IReadOnlyList<ConsoleLine> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        lock (_lock)
            _lines.Clear();
        changes.Tell(Panel.Console);
    }
}
