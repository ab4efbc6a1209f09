using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Codes;

/// <summary>What every store of codes must do, whatever it is built on.</summary>
public abstract class CodeStoreContract
{
    private static readonly SessionUser Alice = new("alice", "o-alice");

    internal abstract ICodeStore Codes { get; }

    internal abstract ISessionStore Sessions { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_claimers_give_one_claim_and_only_its_holder_can_complete()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = $"code-{i}";
            await Codes.AddAsync(SampleCodes.Code(code, CodeLevel.V3), Cancel);
            var tries = Enumerable.Range(0, 16).Select(n => SampleCodes.Try(code, $"attempt-{n}", level: CodeLevel.V3)).ToArray();
            var outcomes = await Task.WhenAll(tries.Select(t => Task.Run(async () =>
            {
                var claim = await Codes.ClaimAsync(t, TimeSpan.FromSeconds(30), Cancel);
                var completed = await Codes.CompleteAsync(t, Alice, SampleCodes.Session, Cancel);
                return (Claimed: claim.SealedSecret is not null, Completed: completed.Session is not null);
            })));

            Assert.Equal(1, outcomes.Count(o => o.Claimed));
            Assert.Equal(outcomes.Select(o => o.Claimed), outcomes.Select(o => o.Completed));
        }
    }

    [Fact]
    public async Task A_used_code_is_refused_and_its_session_lives_on()
    {
        await Codes.AddAsync(SampleCodes.Code("code"), Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "first"), SampleCodes.Session, Cancel);

        var replay = await Codes.RedeemAsync(SampleCodes.Try("code", "second"), SampleCodes.Session with { SealedKey = [7] }, Cancel);

        Assert.Equal(Refusal.Used, replay.Refusal);
        Assert.Equal([1, 2, 3], (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.SealedKey);
    }

    [Fact]
    public async Task A_repeated_attempt_gets_the_same_session_for_a_minute()
    {
        await Codes.AddAsync(SampleCodes.Code("code"), Cancel);
        var first = await Codes.RedeemAsync(SampleCodes.Try("code", "mine"), SampleCodes.Session, Cancel);

        var again = await Codes.RedeemAsync(SampleCodes.Try("code", "mine", TimeSpan.FromSeconds(60.999)), SampleCodes.Session with { SealedKey = [7] }, Cancel);
        var late = await Codes.RedeemAsync(SampleCodes.Try("code", "mine", TimeSpan.FromSeconds(61)), SampleCodes.Session, Cancel);

        Assert.Equal(first.Session!.SealedKey, again.Session!.SealedKey);
        Assert.Equal(Refusal.Used, late.Refusal);
    }

    [Fact]
    public async Task A_repeated_attempt_gets_nothing_once_a_later_login_replaced_its_session()
    {
        await Codes.AddAsync(SampleCodes.Code("one"), Cancel);
        await Codes.AddAsync(SampleCodes.Code("two"), Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("one", "mine"), SampleCodes.Session, Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("two", "other"), SampleCodes.Session with { SealedKey = [7] }, Cancel);

        var again = await Codes.RedeemAsync(SampleCodes.Try("one", "mine"), SampleCodes.Session, Cancel);

        Assert.Equal(Refusal.Used, again.Refusal);
    }

    [Theory]
    [InlineData(299_999, null)]
    [InlineData(300_000, Refusal.Expired)]
    [InlineData(300_001, Refusal.Expired)]
    public async Task A_code_expires_on_the_millisecond(int afterMilliseconds, object? refusal)
    {
        await Codes.AddAsync(SampleCodes.Code("code"), Cancel);

        var redemption = await Codes.RedeemAsync(SampleCodes.Try("code", "a", TimeSpan.FromMilliseconds(afterMilliseconds)), SampleCodes.Session, Cancel);

        Assert.Equal((Refusal?)refusal, redemption.Refusal);
        Assert.Equal(refusal is null, redemption.Session is not null);
    }

    [Fact]
    public async Task Another_app_and_another_level_are_refused_and_do_not_burn_the_code()
    {
        await Codes.AddAsync(SampleCodes.Code("code"), Cancel);

        var otherApp = await Codes.RedeemAsync(SampleCodes.Try("code", "a", appId: "mp2"), SampleCodes.Session, Cancel);
        var otherLevel = await Codes.ClaimAsync(SampleCodes.Try("code", "b", level: CodeLevel.V3), TimeSpan.FromSeconds(30), Cancel);
        var right = await Codes.RedeemAsync(SampleCodes.Try("code", "c"), SampleCodes.Session, Cancel);

        Assert.Equal(Refusal.OtherApp, otherApp.Refusal);
        Assert.Equal(Refusal.OtherKind, otherLevel.Refusal);
        Assert.NotNull(right.Session);
    }

    [Fact]
    public async Task An_unknown_code_is_unknown()
    {
        var redemption = await Codes.RedeemAsync(SampleCodes.Try("never", "a"), SampleCodes.Session, Cancel);

        Assert.Equal(Refusal.Unknown, redemption.Refusal);
    }

    [Fact]
    public async Task A_claim_keeps_others_away_until_it_is_released_or_its_lease_ends()
    {
        await Codes.AddAsync(SampleCodes.Code("code", CodeLevel.V3), Cancel);
        var lease = TimeSpan.FromSeconds(30);
        var first = SampleCodes.Try("code", "first", level: CodeLevel.V3);
        var second = SampleCodes.Try("code", "second", level: CodeLevel.V3);

        Assert.NotNull((await Codes.ClaimAsync(first, lease, Cancel)).SealedSecret);
        Assert.Equal(Refusal.InUse, (await Codes.ClaimAsync(second, lease, Cancel)).Refusal);
        await Codes.ReleaseAsync(second, Cancel);
        Assert.Equal(Refusal.InUse, (await Codes.ClaimAsync(second, lease, Cancel)).Refusal);
        await Codes.ReleaseAsync(first, Cancel);
        Assert.NotNull((await Codes.ClaimAsync(second, lease, Cancel)).SealedSecret);

        var atLeaseEnd = first with { Now = second.Now + lease };
        Assert.NotNull((await Codes.ClaimAsync(atLeaseEnd, lease, Cancel)).SealedSecret);
        Assert.Equal(Refusal.InUse, (await Codes.CompleteAsync(second, Alice, SampleCodes.Session, Cancel)).Refusal);
        Assert.NotNull((await Codes.CompleteAsync(atLeaseEnd, Alice, SampleCodes.Session, Cancel)).Session);
    }

    [Fact]
    public async Task A_completed_attempt_gets_its_session_again_and_a_release_does_not_undo_it()
    {
        await Codes.AddAsync(SampleCodes.Code("code", CodeLevel.V3), Cancel);
        var mine = SampleCodes.Try("code", "mine", level: CodeLevel.V3);
        await Codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), Cancel);
        await Codes.CompleteAsync(mine, Alice, SampleCodes.Session, Cancel);

        await Codes.ReleaseAsync(mine, Cancel);
        var repeated = await Codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), Cancel);
        var other = await Codes.ClaimAsync(mine with { Attempt = "other" }, TimeSpan.FromSeconds(30), Cancel);

        Assert.Equal([1, 2, 3], repeated.Session!.SealedKey);
        Assert.Equal(Refusal.Used, other.Refusal);
    }

    [Theory]
    [InlineData(CodeLevelName.V2)]
    [InlineData(CodeLevelName.V3)]
    public async Task A_code_from_before_the_logout_is_refused_and_one_from_after_it_is_good(CodeLevelName name)
    {
        var level = name == CodeLevelName.V2 ? CodeLevel.V2 : CodeLevel.V3;
        await Codes.AddAsync(SampleCodes.Code("before", level), Cancel);
        await Sessions.EndAllAsync("app-1", "alice", SampleCodes.Start, Cancel);
        await Codes.AddAsync(SampleCodes.Code("after", level), Cancel);

        Assert.Equal(Refusal.LoggedOut, await UseAsync("before", level));
        Assert.Null(await UseAsync("after", level));
    }

    [Fact]
    public async Task A_v3_code_whose_user_is_named_after_their_logout_is_refused()
    {
        await Codes.AddAsync(SampleCodes.Code("code", CodeLevel.V3) with { User = null }, Cancel);
        var mine = SampleCodes.Try("code", "mine", level: CodeLevel.V3);
        await Codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), Cancel);
        await Sessions.EndAllAsync("app-1", "alice", SampleCodes.Start, Cancel);

        var completed = await Codes.CompleteAsync(mine, Alice, SampleCodes.Session, Cancel);

        Assert.Equal(Refusal.LoggedOut, completed.Refusal);
        Assert.Null(await Sessions.FindByUserAsync("mp1", "alice", Cancel));
    }

    [Fact]
    public async Task A_second_login_keeps_the_first_key_as_previous_for_the_grace_period()
    {
        await Codes.AddAsync(SampleCodes.Code("one"), Cancel);
        await Codes.AddAsync(SampleCodes.Code("two"), Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("one", "a"), SampleCodes.Session, Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("two", "b", TimeSpan.FromSeconds(2)), SampleCodes.Session with { SealedKey = [7] }, Cancel);

        var session = (await Sessions.FindByOpenIdAsync("mp1", "o-alice", Cancel))!;

        Assert.Equal([7], session.SealedKey);
        var previous = Assert.Single(session.PreviousKeys!);
        Assert.Equal([1, 2, 3], previous.SealedKey);
        Assert.Equal(SampleCodes.Start.AddSeconds(2).AddMinutes(5), previous.Until);
    }

    [Fact]
    public async Task Sixteen_claimers_of_a_phone_code_give_one_completion()
    {
        for (var i = 0; i < 100; i++)
        {
            var code = $"code-{i}";
            await Codes.AddAsync(SampleCodes.Code(code, kind: CodeKind.Phone), Cancel);
            var tries = Enumerable.Range(0, 16).Select(n => SampleCodes.Try(code, $"attempt-{n}", kind: CodeKind.Phone)).ToArray();
            var outcomes = await Task.WhenAll(tries.Select(t => Task.Run(async () =>
            {
                var claim = await Codes.ClaimAsync(t, TimeSpan.FromSeconds(30), Cancel);
                return (Claimed: claim.SealedSecret is not null, Completed: await Codes.CompleteAsync(t, Cancel) is null);
            })));

            Assert.Equal(1, outcomes.Count(o => o.Claimed));
            Assert.Equal(outcomes.Select(o => o.Claimed), outcomes.Select(o => o.Completed));
        }
    }

    [Fact]
    public async Task Sixteen_traders_of_a_ticket_give_one_code()
    {
        for (var i = 0; i < 100; i++)
        {
            await Codes.AddAsync(SampleCodes.Code($"ticket-{i}", kind: CodeKind.EmailTicket), Cancel);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => TradeAsync($"ticket-{i}", $"code-{i}-{n}", CodeKind.EmailTicket, attempt: $"{n}"))));
            var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Codes.ClaimAsync(SampleCodes.Try($"code-{i}-{n}", "a", kind: CodeKind.Email), TimeSpan.FromSeconds(30), Cancel)));

            Assert.Equal(1, outcomes.Count(refusal => refusal is null));
            Assert.Equal(outcomes.Select(refusal => refusal is null), claims.Select(claim => claim.SealedSecret is not null));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_code_of_one_kind_is_refused_as_every_other_and_not_burnt_by_it(int kind)
    {
        var own = (CodeKind)kind;
        await Codes.AddAsync(SampleCodes.Code("code", CodeLevel.V3, kind: own), Cancel);

        foreach (var other in Enum.GetValues<CodeKind>().Where(other => other != own))
        {
            var claim = await Codes.ClaimAsync(SampleCodes.Try("code", "a", level: CodeLevel.V3, kind: other), TimeSpan.FromSeconds(30), Cancel);
            Assert.Equal(Refusal.OtherKind, claim.Refusal);
            Assert.Equal(Refusal.OtherKind, await TradeAsync("code", "traded", other, level: CodeLevel.V3));
            Assert.Equal(Refusal.OtherKind, (await Codes.RedeemAsync(SampleCodes.Try("code", "a", level: CodeLevel.V3, kind: other), SampleCodes.Session, Cancel)).Refusal);
        }

        Assert.NotNull((await Codes.ClaimAsync(SampleCodes.Try("code", "a", level: CodeLevel.V3, kind: own), TimeSpan.FromSeconds(30), Cancel)).SealedSecret);
    }

    [Fact]
    public async Task A_traded_code_carries_user_secret_and_exchange_on_and_starts_its_own_life()
    {
        await Codes.AddAsync(SampleCodes.Code("ticket", kind: CodeKind.PhoneTicket), Cancel);
        Assert.Null(await TradeAsync("ticket", "code", CodeKind.PhoneTicket));

        var late = await Codes.ClaimAsync(SampleCodes.Try("code", "a", TimeSpan.FromSeconds(301), kind: CodeKind.Phone), TimeSpan.FromSeconds(30), Cancel);
        var claim = await Codes.ClaimAsync(SampleCodes.Try("code", "a", TimeSpan.FromSeconds(300), kind: CodeKind.Phone), TimeSpan.FromSeconds(30), Cancel);

        Assert.Equal(Refusal.Expired, late.Refusal);
        Assert.Equal([9, 9], claim.SealedSecret!);
        Assert.Equal(("alice", "exchange"), (claim.Uid, claim.ExchangeId));
    }

    [Fact]
    public async Task A_ticket_is_traded_by_its_user_in_time_and_once()
    {
        await Codes.AddAsync(SampleCodes.Code("ticket", kind: CodeKind.PhoneTicket), Cancel);

        Assert.Equal(Refusal.OtherUser, await TradeAsync("ticket", "a", CodeKind.PhoneTicket, uid: "bob"));
        Assert.Equal(Refusal.OtherApp, await TradeAsync("ticket", "b", CodeKind.PhoneTicket, appId: "mp2"));
        Assert.Equal(Refusal.Expired, await TradeAsync("ticket", "c", CodeKind.PhoneTicket, after: TimeSpan.FromMinutes(5)));
        Assert.Null(await TradeAsync("ticket", "d", CodeKind.PhoneTicket, uid: null));
        Assert.Equal(Refusal.Used, await TradeAsync("ticket", "e", CodeKind.PhoneTicket));
        Assert.Equal(Refusal.Unknown, (await Codes.ClaimAsync(SampleCodes.Try("e", "a", kind: CodeKind.Phone), TimeSpan.FromSeconds(30), Cancel)).Refusal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_ticket_nor_traded_code_outlives_the_users_logout(bool traded)
    {
        await Codes.AddAsync(SampleCodes.Code("ticket", kind: CodeKind.PhoneTicket), Cancel);
        if (traded)
            await TradeAsync("ticket", "code", CodeKind.PhoneTicket);
        await Sessions.EndAllAsync("app-1", "alice", SampleCodes.Start, Cancel);

        var refusal = traded
            ? (await Codes.ClaimAsync(SampleCodes.Try("code", "a", kind: CodeKind.Phone), TimeSpan.FromSeconds(30), Cancel)).Refusal
            : await TradeAsync("ticket", "code", CodeKind.PhoneTicket);

        Assert.Equal(Refusal.LoggedOut, refusal);
    }

    [Fact]
    public async Task A_completed_phone_code_can_be_claimed_and_completed_again_by_its_attempt_for_a_minute()
    {
        await Codes.AddAsync(SampleCodes.Code("code", kind: CodeKind.Phone), Cancel);
        var mine = SampleCodes.Try("code", "mine", kind: CodeKind.Phone);
        await Codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), Cancel);
        Assert.Null(await Codes.CompleteAsync(mine, Cancel));
        await Codes.ReleaseAsync(mine, Cancel);

        var soon = mine with { Now = mine.Now.AddSeconds(59.999) };
        Assert.Equal([9, 9], (await Codes.ClaimAsync(soon, TimeSpan.FromSeconds(30), Cancel)).SealedSecret!);
        Assert.Null(await Codes.CompleteAsync(soon, Cancel));
        var other = soon with { Attempt = "other" };
        Assert.Equal(Refusal.Used, (await Codes.ClaimAsync(other, TimeSpan.FromSeconds(30), Cancel)).Refusal);
        Assert.Equal(Refusal.Used, await Codes.CompleteAsync(other, Cancel));
        Assert.Equal(Refusal.Used, (await Codes.ClaimAsync(mine with { Now = mine.Now.AddMinutes(1) }, TimeSpan.FromSeconds(30), Cancel)).Refusal);
    }

    public enum CodeLevelName
    {
        V2,
        V3,
    }

    private Task<Refusal?> TradeAsync(
        string ticket, string code, CodeKind kind, string? uid = "alice", string appId = "mp1", string attempt = "trade", CodeLevel level = CodeLevel.V2, TimeSpan? after = null) =>
        Codes.TradeAsync(
            SampleCodes.Try(ticket, attempt, after, appId, level, kind), uid,
            new TradedCode(CodeText.Hash(code), kind == CodeKind.EmailTicket ? CodeKind.Email : CodeKind.Phone, SampleCodes.Start.AddSeconds(301)), Cancel);

    private async Task<Refusal?> UseAsync(string code, CodeLevel level)
    {
        var attempt = SampleCodes.Try(code, "a-" + code, level: level);
        return level == CodeLevel.V2
            ? (await Codes.RedeemAsync(attempt, SampleCodes.Session, Cancel)).Refusal
            : (await Codes.ClaimAsync(attempt, TimeSpan.FromSeconds(30), Cancel)).Refusal;
    }
}
