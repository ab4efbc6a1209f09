namespace Pergola.SuperApp.TemporaryCodes;

/// <summary>Temporary codes in memory, for a superapp server of one process. They live minutes: a restart costs a few users a second tap.</summary>
internal sealed class MemoryTemporaryCodeStore(TimeProvider time) : ITemporaryCodeStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> codes = new(StringComparer.Ordinal);
    private readonly Queue<string> byAge = new();

    public Task AddAsync(ReadOnlyMemory<byte> codeHash, TemporaryCodeGrant grant, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(codeHash.Span);
        lock (gate)
        {
            Sweep(time.GetUtcNow());
            codes.Add(key, new Entry(grant));
            byAge.Enqueue(key);
        }

        return Task.CompletedTask;
    }

    public Task<bool> TryRedeemAsync(
        ReadOnlyMemory<byte> codeHash, string userId, string type, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var isTheirs = codes.TryGetValue(Convert.ToHexString(codeHash.Span), out var entry)
                && entry.Grant.ExpiresAt > now && entry.Grant.UserId == userId && entry.Grant.Type == type;
            if (!isTheirs)
                return Task.FromResult(false);
            if (entry!.Used)
                return Task.FromResult(exchangeId is not null && exchangeId == entry.ExchangeId);
            entry.Used = true;
            entry.ExchangeId = exchangeId;
            return Task.FromResult(true);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && codes[oldest].Grant.ExpiresAt <= now)
            codes.Remove(byAge.Dequeue());
    }

    private sealed class Entry(TemporaryCodeGrant grant)
    {
        public TemporaryCodeGrant Grant { get; } = grant;

        public bool Used { get; set; }

        public string? ExchangeId { get; set; }
    }
}
