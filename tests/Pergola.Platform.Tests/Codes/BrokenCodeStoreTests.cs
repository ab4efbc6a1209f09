using System.Collections.Concurrent;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Codes;

/// <summary>Proves that the race bites: a store that reads first and marks later loses it.</summary>
public sealed class BrokenCodeStoreTests
{
    [Fact]
    public async Task A_store_that_reads_then_marks_fails_the_contracts_race()
    {
        var winners = await OneTimeRace.WinnersAsync(new ReadThenMark(), codes: 50, redeemers: 16);

        Assert.Contains(winners, count => count > 1);
    }

    private sealed class ReadThenMark : ICodeStore
    {
        private readonly ConcurrentDictionary<string, NewCode> unused = new();

        public Task AddAsync(NewCode code, CancellationToken cancellationToken)
        {
            unused[Convert.ToHexString(code.Hash)] = code;
            return Task.CompletedTask;
        }

        public async Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken)
        {
            if (!unused.TryGetValue(Convert.ToHexString(attempt.Hash), out var code))
                return Redemption.Refused(Refusal.Used);
            await Task.Yield();
            unused.TryRemove(Convert.ToHexString(attempt.Hash), out _);
            return Redemption.Of(new StoredSession(code.User!, session.SealedKey, attempt.Now + session.Lifetime));
        }

        public Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
