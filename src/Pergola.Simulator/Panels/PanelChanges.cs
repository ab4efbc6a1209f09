using System.Runtime.CompilerServices;

namespace Pergola.Simulator.Panels;

/// <summary>Tells the open pages which panels changed. Changes that come close together are told once.</summary>
internal sealed class PanelChanges(TimeProvider time)
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(60);

    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];

    /// <summary>How many pages listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
                return _listeners.Count;
        }
    }

    /// <summary>A panel has changed.</summary>
    public void Tell(Panel panel)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
                listener.Add(panel);
        }
    }

    /// <summary>Yields the panels that changed since the last time, until cancelled.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Panel>> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = new Listener();
        lock (_lock)
            _listeners.Add(listener);
        try
        {
            while (true)
            {
                await listener.WaitAsync(cancellationToken);
                await Task.Delay(Gather, time, cancellationToken);
                yield return listener.Take();
            }
        }
        finally
        {
            lock (_lock)
                _listeners.Remove(listener);
        }
    }

    private sealed class Listener : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly SortedSet<Panel> _changed = [];
        private readonly SemaphoreSlim _some = new(0, 1);

        public void Add(Panel panel)
        {
            lock (_lock)
            {
                if (_changed.Add(panel) && _changed.Count == 1)
                    _some.Release();
            }
        }

        public Task WaitAsync(CancellationToken cancellationToken) => _some.WaitAsync(cancellationToken);

        public Panel[] Take()
        {
            lock (_lock)
            {
                Panel[] taken = [.. _changed];
                _changed.Clear();
                return taken;
            }
        }

        public void Dispose() => _some.Dispose();
    }
}
