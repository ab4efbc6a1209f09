namespace Pergola.SuperApp.TemporaryCodes;

/// <summary>Temporary codes in memory (<see cref="OneTimeMemory{TGrant}"/>).</summary>
internal sealed class MemoryTemporaryCodeStore(TimeProvider time) : ITemporaryCodeStore
{
    private readonly OneTimeMemory<TemporaryCodeGrant> codes = new(time, static grant => grant.ExpiresAt);

    public Task AddAsync(ReadOnlyMemory<byte> codeHash, TemporaryCodeGrant grant, CancellationToken cancellationToken)
    {
        codes.Add(codeHash, grant);
        return Task.CompletedTask;
    }

    public Task<bool> TryRedeemAsync(
        ReadOnlyMemory<byte> codeHash, string userId, string type, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(codes.Redeem(codeHash, grant => grant.UserId == userId && grant.Type == type, exchangeId, now) is not null);
}
