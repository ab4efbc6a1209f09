namespace Pergola.SuperApp.AuthCodes;

/// <summary>Auth codes in memory (<see cref="OneTimeMemory{TGrant}"/>).</summary>
internal sealed class MemoryAuthCodeStore(TimeProvider time) : IAuthCodeStore
{
    private readonly OneTimeMemory<AuthCodeGrant> codes = new(time, static grant => grant.ExpiresAt);

    public Task AddAsync(ReadOnlyMemory<byte> codeHash, AuthCodeGrant grant, CancellationToken cancellationToken)
    {
        codes.Add(codeHash, grant);
        return Task.CompletedTask;
    }

    public Task<AuthCodeGrant?> RedeemAsync(
        ReadOnlyMemory<byte> codeHash, string? appId, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(codes.Redeem(codeHash, grant => appId is null || appId == grant.AppId, exchangeId, now));
}
