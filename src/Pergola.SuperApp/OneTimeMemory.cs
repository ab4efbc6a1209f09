namespace Pergola.SuperApp;

/// <summary>One-time codes in memory, for a superapp server of one process. They live minutes: a restart costs a few users a second try.</summary>
internal sealed class OneTimeMemory<TGrant>(TimeProvider time, Func<TGrant, DateTimeOffset> endOf)
    where TGrant : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> codes = new(StringComparer.Ordinal);
    private readonly Queue<string> byAge = new();

    public void Add(ReadOnlyMemory<byte> codeHash, TGrant grant)
    {
        var key = Convert.ToHexString(codeHash.Span);
        lock (gate)
        {
            Sweep(time.GetUtcNow());
            codes.Add(key, new Entry(grant));
            byAge.Enqueue(key);
        }
    }

    /// <summary>Looks and marks in one step. A try that does not fit uses nothing up; the same exchange gets the same grant again.</summary>
    public TGrant? Redeem(ReadOnlyMemory<byte> codeHash, Func<TGrant, bool> fits, string? exchangeId, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(Convert.ToHexString(codeHash.Span), out var entry) || endOf(entry.Grant) <= now || !fits(entry.Grant))
                return null;
            if (entry.Used)
                return exchangeId is not null && exchangeId == entry.ExchangeId ? entry.Grant : null;
            entry.Used = true;
            entry.ExchangeId = exchangeId;
            return entry.Grant;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && endOf(codes[oldest].Grant) <= now)
            codes.Remove(byAge.Dequeue());
    }

    private sealed class Entry(TGrant grant)
    {
        public TGrant Grant { get; } = grant;

        public bool Used { get; set; }

        public string? ExchangeId { get; set; }
    }
}
