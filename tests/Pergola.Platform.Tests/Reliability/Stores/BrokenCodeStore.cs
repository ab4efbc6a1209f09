using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Reliability.Stores;

/// <summary>How a store can be wrong; both shapes are found in well-known login servers.</summary>
public enum StoreFault
{
    None,

    /// <summary>Looks whether the code is unused, then marks it, and never asks whether it was the one that marked it.</summary>
    ReadThenMark,

    /// <summary>Looks whether the code is unused, then marks it whatever it is by then.</summary>
    UnconditionalUpdate,
}

/// <summary>A store that looks first and marks later, on the true tables: it proves that the races and their verdict bite.</summary>
internal sealed class BrokenCodeStore(OpenStore store, StoreFault fault) : ICodeStore
{
    public Task AddAsync(NewCode code, CancellationToken cancellationToken) => store.Codes.AddAsync(code, cancellationToken);

    public async Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken)
    {
        if (await store.FindUnusedUserAsync(attempt.Hash) is not { } uid)
            return Redemption.Refused(Refusal.Used);
        await store.MarkAsync(attempt.Hash, attempt.Attempt, onlyUnused: fault is StoreFault.ReadThenMark);
        return Redemption.Of(new StoredSession(new SessionUser(uid, "o-" + uid), session.SealedKey, attempt.Now + session.Lifetime));
    }

    public Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) => throw new NotSupportedException();
}
