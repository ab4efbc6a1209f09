using System.Diagnostics;
using Pergola.Platform.Codes;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>What many races came to.</summary>
/// <remarks><c>Overlapped</c>: codes that redeemers of two processes at least tried at the same time. <c>WrongLeft</c>: codes that left another thing in the store than their winner's.</remarks>
internal sealed record RaceVerdict(int Codes, int Doubles, int WithoutWinner, int Overlapped, int WrongLeft, string? Fault)
{
    /// <summary>So many codes race at the same time at most: one alone, two, three and so on in turn.</summary>
    private const int LargestGroup = 16;

    public static async Task<RaceVerdict> OfAsync(RaceTeam team, StoreAddress address, RaceOrder order)
    {
        var start = Stopwatch.GetTimestamp();
        await using var store = address.Open();
        team.Open(address);
        var verdict = new RaceVerdict(0, 0, 0, 0, 0, null);
        for (var round = 0; verdict.Codes < order.Count; round++)
        {
            var group = order with { First = order.First + verdict.Codes, Count = Math.Min(1 + round % LargestGroup, order.Count - verdict.Codes) };
            await Task.WhenAll(Enumerable.Range(group.First, group.Count).Select(code => store.Codes.AddAsync(group.NewCode(code), CancellationToken.None)));
            verdict = verdict.With(await JudgeAsync(store, group, team.Race(group)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{address.Engine} {verdict.Print(order, Stopwatch.GetElapsedTime(start))}");
        return verdict;
    }

    private static async Task<RaceVerdict> JudgeAsync(OpenStore store, RaceOrder group, RaceTry[] tries)
    {
        var byCode = tries.GroupBy(one => one.Code).ToList();
        var left = await Task.WhenAll(byCode.Select(code => group.Fault is StoreFault.None ? IsWinnersAsync(store, group, code) : Task.FromResult(true)));
        return new RaceVerdict(
            byCode.Count,
            byCode.Count(code => code.Count(one => one.Won) > 1),
            byCode.Count(code => !code.Any(one => one.Won)),
            byCode.Count(code => code.Any(one => code.Any(one.Overlaps))),
            left.Count(good => !good),
            tries.FirstOrDefault(one => one.Fault.Length > 0)?.Fault);
    }

    /// <summary>Whether exactly what the winner got lies in the store.</summary>
    private static async Task<bool> IsWinnersAsync(OpenStore store, RaceOrder group, IGrouping<int, RaceTry> code)
    {
        if (group.Kind is not RaceKind.Trade)
        {
            var session = await store.Sessions.FindByUserAsync("mp1", RaceOrder.Code(code.Key), CancellationToken.None);
            return session is not null && session.PreviousKeys is [] && code.Any(one => one.Won && session.SealedKey.SequenceEqual(RaceOrder.Key(code.Key, one.Attempt)));
        }

        var claims = await Task.WhenAll(code.Select(one => store.Codes.ClaimAsync(
            SampleCodes.Try(RaceOrder.Traded(code.Key, one.Attempt), "claim", kind: CodeKind.Phone), TimeSpan.FromSeconds(30), CancellationToken.None)));
        return claims.Select(claim => claim.SealedSecret is not null).SequenceEqual(code.Select(one => one.Won));
    }

    private RaceVerdict With(RaceVerdict more) => new(
        Codes + more.Codes, Doubles + more.Doubles, WithoutWinner + more.WithoutWinner, Overlapped + more.Overlapped, WrongLeft + more.WrongLeft, Fault ?? more.Fault);

    private string Print(RaceOrder order, TimeSpan took) =>
        $"{order.Kind} ({order.Fault}) by {order.Width}: {Codes} codes, {Doubles} used twice, {WithoutWinner} without winner, {WrongLeft} with a wrong session or code left; "
        + $"{100.0 * Overlapped / Codes:F1}% tried at once by several processes; {took.TotalSeconds:F1} s, {Codes / took.TotalSeconds:F0} codes/s";
}
