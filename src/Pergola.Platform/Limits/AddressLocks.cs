using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Limits;

/// <summary>Locks addresses that try wrong secrets, each time for twice as long.</summary>
internal sealed partial class AddressLocks(TimeProvider time, IOptions<PergolaPlatformOptions> options, ILogger<AddressLocks> log)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(1);

    private readonly LimitOptions limits = options.Value.Limits;
    private readonly RecentTable<Tries> addresses = new(options.Value.Limits.MostRemembered);

    /// <summary>No address has tried anything wrong lately: the usual case, which must cost nothing.</summary>
    public bool IsIdle => addresses.IsEmpty;

    public int Remembered => addresses.Count;

    /// <summary>The refusal of a request of this address, or null.</summary>
    public PlatformException? Find(LimitKey address)
    {
        if (addresses.Find(address)?.Locked(time.MonotonicTicks()) is not { } left)
            return null;
        LimitMetrics.Refused(LimitRule.AddressLock);
        return new PlatformException(PlatformError.TooManyRequests, $"limit {LimitRule.AddressLock}: the address sent too many wrong secrets, tokens or signatures") { RetryAfter = left };
    }

    /// <summary>Counts a wrong try.</summary>
    /// <remarks><c>forwarded</c>: the request names another address in a header that the platform was not set up to read.</remarks>
    public void Count(LimitKey address, bool forwarded)
    {
        if (limits.WrongTriesPerMinute == 0)
            return;
        if (addresses.Get(address).Wrong(time.MonotonicTicks(), limits.WrongTriesPerMinute, limits.LongestLock) is not { } length)
            return;
        LimitMetrics.Locked();
        Locked(address.Name, length.TotalSeconds);
        if (forwarded)
            ProxyLocked(address.Name);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address {Address} sent too many wrong secrets, tokens or signatures, and is locked for {Seconds} s.")]
    private partial void Locked(string address, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address {Address} is a proxy's: its requests carry X-Forwarded-For. Set up ASP.NET Core's ForwardedHeaders, or one caller locks them all.")]
    private partial void ProxyLocked(string address);

    private sealed class Tries
    {
        private readonly Lock gate = new();
        private Bucket bucket = new();
        private int locks;
        private long lockedUntil = long.MinValue;

        public TimeSpan? Locked(long now)
        {
            lock (gate)
                return lockedUntil > now ? TimeSpan.FromTicks(lockedUntil - now) : null;
        }

        /// <summary>Null, or for how long the address is locked by this try.</summary>
        public TimeSpan? Wrong(long now, int limit, TimeSpan longest)
        {
            lock (gate)
            {
                // A request that was under way when the lock fell does not make it longer.
                if (lockedUntil > now)
                    return null;
                if (locks > 0 && now - lockedUntil >= longest.Ticks)
                    (locks, bucket) = (0, new Bucket());

                // Who has been locked before gets no new minute's worth of tries: the next wrong one locks again.
                if (locks == 0 && bucket.TryTake(now, limit, Minute) is null)
                    return null;
                var length = locks >= 30 ? longest : TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << locks, longest.Ticks));
                locks++;
                lockedUntil = now + length.Ticks;
                return length;
            }
        }
    }
}
