using System.Collections.Concurrent;

namespace Pergola.Platform.Limits;

/// <summary>
/// Remembers something of each of the callers seen last, never of more than <paramref name="most"/>, whoever floods it. There are two halves: what is asked for
/// moves into the young one, and when that is full the old one is dropped as a whole. So nothing has to be swept.
/// </summary>
internal sealed class RecentTable<T>(int most)
    where T : class, new()
{
    private readonly Lock turning = new();
    private volatile Halves halves = new([], []);

    public int Count => halves.Young.Count + halves.Old.Count;

    public bool IsEmpty => halves is { Young.IsEmpty: true, Old.IsEmpty: true };

    public T? Find(LimitKey key)
    {
        var now = halves;
        return now.Young.TryGetValue(key, out var young) ? young : now.Old.GetValueOrDefault(key);
    }

    public T Get(LimitKey key)
    {
        var now = halves;
        if (now.Young.TryGetValue(key, out var known))
            return known;
        var entry = now.Young.GetOrAdd(key, now.Old.GetValueOrDefault(key) ?? new T());
        if (now.Grown() >= most / 2)
            Turn(now);
        return entry;
    }

    private void Turn(Halves full)
    {
        lock (turning)
        {
            if (halves == full)
                halves = new Halves([], full.Young);
        }
    }

    private sealed class Halves(ConcurrentDictionary<LimitKey, T> young, ConcurrentDictionary<LimitKey, T> old)
    {
        private int grown;

        public ConcurrentDictionary<LimitKey, T> Young => young;

        public ConcurrentDictionary<LimitKey, T> Old => old;

        /// <summary>Counts an addition; a race counts one twice, which only turns the halves earlier. The dictionary's own count would lock it.</summary>
        public int Grown() => Interlocked.Increment(ref grown);
    }
}
