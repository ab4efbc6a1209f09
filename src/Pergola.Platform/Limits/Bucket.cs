namespace Pergola.Platform.Limits;

/// <summary>
/// A token bucket in one number (the generic cell rate algorithm): the moment at which it will be full again. A full bucket is the same as a new one. The framework's
/// <c>System.Threading.RateLimiting</c> reads the system's clock by itself, so that no test could move it.
/// </summary>
internal sealed class Bucket
{
    private long fullAt = long.MinValue;

    /// <summary>Takes one of <paramref name="limit"/> in <paramref name="window"/>; null, or how long until there is one.</summary>
    /// <remarks>All times in ticks of one monotonic clock.</remarks>
    public TimeSpan? TryTake(long now, int limit, TimeSpan window)
    {
        while (true)
        {
            var seen = Volatile.Read(ref fullAt);
            var next = Math.Max(seen, now) + (window.Ticks / limit);
            var wait = next - now - window.Ticks;
            if (wait > 0)
                return TimeSpan.FromTicks(wait);
            if (Interlocked.CompareExchange(ref fullAt, next, seen) == seen)
                return null;
        }
    }

    /// <summary>As <see cref="TryTake"/>, but takes nothing.</summary>
    public TimeSpan? Wait(long now, int limit, TimeSpan window)
    {
        var wait = Math.Max(Volatile.Read(ref fullAt), now) + (window.Ticks / limit) - now - window.Ticks;
        return wait > 0 ? TimeSpan.FromTicks(wait) : null;
    }
}
