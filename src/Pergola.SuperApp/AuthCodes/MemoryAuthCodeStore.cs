namespace Pergola.SuperApp.AuthCodes;

/// <summary>Auth codes in memory, for a superapp server of one process. They live minutes: a restart costs a few logins a second try.</summary>
internal sealed class MemoryAuthCodeStore(TimeProvider time) : IAuthCodeStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> codes = new(StringComparer.Ordinal);
    private readonly Queue<string> byAge = new();

    public Task AddAsync(ReadOnlyMemory<byte> codeHash, AuthCodeGrant grant, CancellationToken cancellationToken)
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

    public Task<AuthCodeGrant?> RedeemAsync(
        ReadOnlyMemory<byte> codeHash, string? appId, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(Convert.ToHexString(codeHash.Span), out var entry) || entry.Grant.ExpiresAt <= now)
                return Task.FromResult<AuthCodeGrant?>(null);
            if (appId is not null && appId != entry.Grant.AppId)
                return Task.FromResult<AuthCodeGrant?>(null);
            if (entry.Used)
                return Task.FromResult(exchangeId is not null && exchangeId == entry.ExchangeId ? entry.Grant : null);
            entry.Used = true;
            entry.ExchangeId = exchangeId;
            return Task.FromResult<AuthCodeGrant?>(entry.Grant);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && codes[oldest].Grant.ExpiresAt <= now)
            codes.Remove(byAge.Dequeue());
    }

    private sealed class Entry(AuthCodeGrant grant)
    {
        public AuthCodeGrant Grant { get; } = grant;

        public bool Used { get; set; }

        public string? ExchangeId { get; set; }
    }
}
