using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>A store that answers a redemption first and does it a little later: it proves that the kills and the questions after them bite.</summary>
internal sealed class EarlyCodeStore(ICodeStore codes) : ICodeStore
{
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(20);

    public Task AddAsync(NewCode code, CancellationToken cancellationToken) => codes.AddAsync(code, cancellationToken);

    public Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken)
    {
        if (attempt.Attempt is Flow.Rival)
            return Task.FromResult(Redemption.Refused(Refusal.Used));
        _ = Task.Run(
            async () =>
            {
                await Task.Delay(Later, TimeProvider.System, cancellationToken);
                await codes.RedeemAsync(attempt, session, cancellationToken);
            },
            cancellationToken);
        return Task.FromResult(Redemption.Of(new StoredSession(new SessionUser("", ""), session.SealedKey, attempt.Now + session.Lifetime)));
    }

    public Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken) => codes.ClaimAsync(attempt, lease, cancellationToken);

    public Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken) =>
        codes.CompleteAsync(attempt, user, session, cancellationToken);

    public Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken) => codes.CompleteAsync(attempt, cancellationToken);

    public Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken) => codes.TradeAsync(ticket, uid, code, cancellationToken);

    public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) => codes.ReleaseAsync(attempt, cancellationToken);
}
