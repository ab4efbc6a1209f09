using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>
/// Asks the store, after a kill, about one code: is what was acknowledged there, is the code used once at most, and does the same attempt, asked again,
/// settle what nobody was told?
/// </summary>
internal sealed class Aftermath(OpenStore store)
{
    private const string Another = "another";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    /// <summary>Null, or what is wrong.</summary>
    public async Task<string?> FindFaultAsync(Flow flow, IReadOnlyList<JournalLine> said)
    {
        var fault = flow.Kind switch
        {
            FlowKind.Login => await LoginAsync(flow, said),
            FlowKind.Trade => await TradeAsync(flow, said),
            _ => await ClaimAsync(flow, said),
        };
        return fault is null ? null : $"{flow.Code}: {fault}; said: {string.Join(", ", said.Select(line => $"{line.Word} {line.Detail}"))}";
    }

    private async Task<string?> LoginAsync(Flow flow, IReadOnlyList<JournalLine> said)
    {
        var winners = Attempts(said, JournalWord.Won);
        if (winners.Count == 0)
        {
            foreach (var attempt in new[] { Flow.First, Flow.Rival })
            {
                var settled = await RedeemAsync(flow, attempt);
                if (settled.Refusal is Refusal.Unknown)
                    return Was(said, JournalWord.Issued) ? "an acknowledged code is lost" : null;
                if (settled.Session is not null)
                    winners.Add(attempt);
            }

            if (winners.Any(Attempts(said, JournalWord.Refused).Contains))
                return "an attempt that was refused as too late wins now";
        }

        if (winners.Count != 1)
            return $"won by {winners.Count} attempts";
        return await SessionFaultAsync(flow, winners[0])
            ?? ((await RedeemAsync(flow, winners[0])).Session is { } again && IsOf(again, flow, winners[0]) ? null : "the winner's attempt, repeated, does not get its session")
            ?? ((await RedeemAsync(flow, Another)).Refusal is Refusal.Used ? null : "used twice");
    }

    private async Task<string?> ClaimAsync(Flow flow, IReadOnlyList<JournalLine> said)
    {
        var another = await store.Codes.ClaimAsync(flow.Try(Another), Flow.Lease, Cancel);
        switch (another.Refusal)
        {
            case Refusal.Unknown:
                return Was(said, JournalWord.Issued) ? "an acknowledged code is lost" : null;
            case Refusal.Used when flow.Kind is FlowKind.Claim:
                var again = await store.Codes.ClaimAsync(flow.Try(Flow.First), Flow.Lease, Cancel);
                return again.Session is { } session && IsOf(session, flow, Flow.First)
                    ? await SessionFaultAsync(flow, Flow.First)
                    : "the winner's attempt, repeated, does not get its session";
            case Refusal.InUse when !Was(said, JournalWord.Won):
                return await LeaseFaultAsync(flow);
            case null when !Was(said, JournalWord.Won) && !Was(said, JournalWord.Claimed):
                return await AnotherCompletesAsync(flow, flow.Try(Another));
            default:
                return $"another attempt's claim: {another.Refusal?.ToString() ?? "held"}";
        }
    }

    /// <summary>The holder died: its code is free again when the lease ends, and not for it.</summary>
    private async Task<string?> LeaseFaultAsync(Flow flow)
    {
        var atLeaseEnd = flow.Try(Another, after: flow.Try(Another).Now - flow.NewCode.IssuedAt + Flow.Lease);
        if ((await store.Codes.ClaimAsync(atLeaseEnd, Flow.Lease, Cancel)).SealedSecret is null)
            return "not free when the lease ended";
        if ((await store.Codes.CompleteAsync(flow.Try(Flow.First), flow.User, flow.Session(Flow.First), Cancel)).Session is not null)
            return "completed by the attempt whose lease had ended";
        return await AnotherCompletesAsync(flow, atLeaseEnd);
    }

    private async Task<string?> AnotherCompletesAsync(Flow flow, CodeTry another) =>
        (await store.Codes.CompleteAsync(another, flow.User, flow.Session(Another), Cancel)).Session is null ? "the new holder cannot complete" : await SessionFaultAsync(flow, Another);

    private async Task<string?> TradeAsync(Flow flow, IReadOnlyList<JournalLine> said)
    {
        var refusal = await store.Codes.TradeAsync(flow.Try(Another), flow.User.Uid, flow.Traded(Another), Cancel);
        if (refusal is Refusal.Unknown)
            return Was(said, JournalWord.Issued) ? "an acknowledged ticket is lost" : null;
        if (refusal is not (null or Refusal.Used))
            return $"another attempt's trade: {refusal}";
        if (refusal is null && (Was(said, JournalWord.Won) || Was(said, JournalWord.Refused)))
            return "a traded ticket is traded again";
        var (first, another) = (await IsTradedAsync(flow, Flow.First), await IsTradedAsync(flow, Another));
        return first == (refusal is Refusal.Used) && another == (refusal is null) ? null : $"ticket {refusal?.ToString() ?? "traded"}, but its codes: first {first}, another {another}";
    }

    private async Task<bool> IsTradedAsync(Flow flow, string attempt) => (await store.Codes.ClaimAsync(flow.TryTraded(attempt), Flow.Lease, Cancel)).SealedSecret is not null;

    private Task<Redemption> RedeemAsync(Flow flow, string attempt) => store.Codes.RedeemAsync(flow.Try(attempt), flow.Session(attempt), Cancel);

    private async Task<string?> SessionFaultAsync(Flow flow, string winner)
    {
        var session = await store.Sessions.FindByUserAsync("mp1", flow.User.Uid, Cancel);
        return session is null ? "the session is lost" : IsOf(session, flow, winner) ? null : "the session is another attempt's";
    }

    private static bool IsOf(StoredSession session, Flow flow, string attempt) => session.SealedKey.SequenceEqual(flow.Session(attempt).SealedKey);

    private static bool Was(IReadOnlyList<JournalLine> said, JournalWord word) => said.Any(line => line.Word == word);

    private static List<string> Attempts(IReadOnlyList<JournalLine> said, JournalWord word) => [.. said.Where(line => line.Word == word).Select(line => line.Detail)];
}
