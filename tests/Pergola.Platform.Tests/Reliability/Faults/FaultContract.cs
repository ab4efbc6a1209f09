using System.Text;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Faults;

/// <summary>A write that fails undoes all that belongs to it and nothing else, and the same attempt then wins.</summary>
public abstract class FaultContract
{
    private const string Attempt = "attempt";
    private const int Others = 15;
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly string[] Users = [FaultPoint.Victim, .. Enumerable.Range(0, Others).Select(n => $"other-{n}")];

    /// <summary>How this engine's writes can fail.</summary>
    private protected abstract IReadOnlyList<string> Timings { get; }

    internal abstract Task<StoreAddress> NewStoreAsync();

    private protected abstract string Install(FaultPoint point);

    private protected abstract string Remove(FaultPoint point);

    [Fact]
    public Task A_redemption_fails_whole_at_each_of_its_writes() => EachPointAsync(
        CodeLevel.V2, CodeKind.Login, (_, _) => Task.CompletedTask,
        async (store, user, code) => await store.Codes.RedeemAsync(SampleCodes.Try(code, Attempt), Session(code), Cancel) is { Session: not null } && await HasSessionOfAsync(store, user, code),
        fails: ["codes UPDATE", "sessions INSERT", "sessions UPDATE"]);

    [Fact]
    public Task A_completion_fails_whole_at_each_of_its_writes() => EachPointAsync(
        CodeLevel.V3, CodeKind.Login,
        async (store, code) => Assert.NotNull((await store.Codes.ClaimAsync(SampleCodes.Try(code, Attempt, level: CodeLevel.V3), TimeSpan.FromSeconds(30), Cancel)).SealedSecret),
        async (store, user, code) =>
            await store.Codes.CompleteAsync(SampleCodes.Try(code, Attempt, level: CodeLevel.V3), new SessionUser(user, "o-" + user), Session(code), Cancel) is { Session: not null }
            && await HasSessionOfAsync(store, user, code),
        fails: ["codes UPDATE", "sessions INSERT", "sessions UPDATE"]);

    [Fact]
    public Task A_trade_fails_whole_at_each_of_its_writes() => EachPointAsync(
        CodeLevel.V2, CodeKind.PhoneTicket, (_, _) => Task.CompletedTask,
        async (store, user, code) =>
            await store.Codes.TradeAsync(SampleCodes.Try(code, Attempt, kind: CodeKind.PhoneTicket), user, new TradedCode(CodeText.Hash(code + "/traded"), CodeKind.Phone, SampleCodes.Start.AddMinutes(5)), Cancel) is null
            && (await store.Codes.ClaimAsync(SampleCodes.Try(code + "/traded", Attempt, kind: CodeKind.Phone), TimeSpan.FromSeconds(30), Cancel)).SealedSecret is not null,
        fails: ["codes UPDATE", "codes INSERT"]);

    /// <remarks><c>useAsync</c>: uses the code; true when that did what it should. <c>fails</c>: the writes that it must have failed at, so that no point is missed.</remarks>
    private async Task EachPointAsync(
        CodeLevel level, CodeKind kind, Func<OpenStore, string, Task> prepareAsync, Func<OpenStore, string, string, Task<bool>> useAsync, IReadOnlyList<string> fails)
    {
        await using var store = (await NewStoreAsync()).Open();
        await Task.WhenAll(Users.Select(user => LogInAsync(store, user)));
        var failed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (point, isFirst) in Points())
        {
            if (isFirst)
                await store.ExecuteAsync("DELETE FROM sessions");
            var codes = Users.ToDictionary(user => user, user => $"{user}/{point.Table}/{point.Event}/{point.Timing}/{isFirst}");
            await Task.WhenAll(codes.Select(async code =>
            {
                await store.Codes.AddAsync(SampleCodes.Code(code.Value, level, code.Key, kind: kind), Cancel);
                await prepareAsync(store, code.Value);
            }));

            await store.ExecuteAsync(Install(point));
            var done = await Task.WhenAll(codes.Select(code => DoneAsync(store, code.Key, code.Value, useAsync)));
            await store.ExecuteAsync(Remove(point));

            if (!done[0])
                failed.Add($"{point.Table} {point.Event}");
            foreach (var (code, _) in codes.Zip(done).Where(code => !code.Second))
                Assert.True(await useAsync(store, code.Key, code.Value), $"{point}: the same attempt of {code.Key} does not win after the fault.");
            foreach (var (user, code) in codes)
                Assert.Equal(Refusal.Used, await ReplayAsync(store, code, level, kind));
        }

        Assert.Equal(fails.Order(StringComparer.Ordinal), failed);
    }

    /// <summary>Each write, for users who log in for the first time and for users whose session is replaced.</summary>
    private IEnumerable<(FaultPoint Point, bool IsFirst)> Points() =>
        from timing in Timings
        from write in FaultPoint.Writes
        from isFirst in new[] { false, true }
        select (new FaultPoint(write.Table, write.Event, timing), isFirst);

    /// <summary>False when the store threw; then nothing may have changed.</summary>
    private static async Task<bool> DoneAsync(OpenStore store, string user, string code, Func<OpenStore, string, string, Task<bool>> useAsync)
    {
        try
        {
            Assert.True(await useAsync(store, user, code));
            return true;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.False(await HasSessionOfAsync(store, user, code), "the session was started and the code is not used");
            return false;
        }
    }

    private static async Task<Refusal?> ReplayAsync(OpenStore store, string code, CodeLevel level, CodeKind kind)
    {
        var replay = SampleCodes.Try(code, "replay", level: level, kind: kind);
        return kind is CodeKind.Login
            ? (await store.Codes.ClaimAsync(replay, TimeSpan.FromSeconds(30), Cancel)).Refusal
            : await store.Codes.TradeAsync(replay, null, new TradedCode(CodeText.Hash(code + "/again"), CodeKind.Phone, SampleCodes.Start.AddMinutes(5)), Cancel);
    }

    /// <summary>Everybody has a session before, so that a login replaces it and keeps its key.</summary>
    private static async Task LogInAsync(OpenStore store, string user)
    {
        await store.Codes.AddAsync(SampleCodes.Code($"{user}/before", uid: user), Cancel);
        Assert.NotNull((await store.Codes.RedeemAsync(SampleCodes.Try($"{user}/before", Attempt), Session($"{user}/before"), Cancel)).Session);
    }

    private static async Task<bool> HasSessionOfAsync(OpenStore store, string user, string code) =>
        await store.Sessions.FindByUserAsync("mp1", user, Cancel) is { } session && session.SealedKey.SequenceEqual(Session(code).SealedKey);

    private static NewSession Session(string code) => SampleCodes.Session with { SealedKey = Encoding.ASCII.GetBytes(code) };
}
