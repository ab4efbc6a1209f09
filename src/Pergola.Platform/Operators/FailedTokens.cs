using System.Collections.Concurrent;
using System.Net;
using Pergola.Platform.Limits;

namespace Pergola.Platform.Operators;

/// <summary>
/// Counts wrong tokens by address, a minute at a time. A good token is never kept away by others' wrong ones; what is limited is how much somebody without one can
/// write into the audit trail.
/// </summary>
internal sealed class FailedTokens(TimeProvider time)
{
    /// <summary>So many wrong tokens of an address in a minute are answered and audited one by one.</summary>
    public const int MostInAMinute = 10;

    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Counts one more; gives how many there were in this minute, this one included.</summary>
    public int Count(IPAddress? address)
    {
        var now = time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (Interlocked.Exchange(ref minute, now) != now || counts.Count > MostAddresses)
            counts.Clear();
        return counts.AddOrUpdate(ClientAddress.Of(address), 1, (_, count) => count + 1);
    }

    /// <summary>How long until the next minute begins.</summary>
    public TimeSpan Wait() => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - time.GetUtcNow().UtcTicks % TimeSpan.TicksPerMinute);
}
