using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Sessions;

/// <summary>What every store of sessions must do, whatever it is built on.</summary>
public abstract class SessionStoreContract
{
    private static readonly DateTimeOffset Now = SampleCodes.Start.AddSeconds(1);

    internal abstract ICodeStore Codes { get; }

    internal abstract ISessionStore Sessions { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_user_and_an_unknown_openid_have_no_session()
    {
        Assert.Null(await Sessions.FindByUserAsync("mp1", "nobody", Cancel));
        Assert.Null(await Sessions.FindByOpenIdAsync("mp1", "o-nobody", Cancel));
        Assert.Null(await Sessions.LastLogoutAsync("app-1", "nobody", Cancel));
    }

    [Fact]
    public async Task A_session_is_found_by_user_and_by_openid_in_its_own_mini_program_only()
    {
        var started = await LoginAsync("code");

        Assert.Equal(started.ExpiresAt, (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.ExpiresAt);
        Assert.Equal(new SessionUser("alice", "o-alice"), (await Sessions.FindByOpenIdAsync("mp1", "o-alice", Cancel))!.User);
        Assert.Null(await Sessions.FindByUserAsync("mp2", "alice", Cancel));
        Assert.Null(await Sessions.FindByOpenIdAsync("mp2", "o-alice", Cancel));
    }

    [Fact]
    public async Task A_live_session_is_prolonged_and_never_shortened()
    {
        var started = await LoginAsync("code");

        await Sessions.ProlongAsync("mp1", "alice", Now, started.ExpiresAt.AddDays(1), Cancel);
        await Sessions.ProlongAsync("mp1", "alice", Now, started.ExpiresAt.AddHours(1), Cancel);

        Assert.Equal(started.ExpiresAt.AddDays(1), (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.ExpiresAt);
    }

    [Fact]
    public async Task A_session_that_is_over_is_not_brought_back()
    {
        var started = await LoginAsync("code");

        await Sessions.ProlongAsync("mp1", "alice", started.ExpiresAt, started.ExpiresAt.AddDays(1), Cancel);

        Assert.Equal(started.ExpiresAt, (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.ExpiresAt);
    }

    [Fact]
    public async Task Every_replaced_key_within_the_grace_is_kept_newest_first_up_to_the_most()
    {
        for (byte n = 0; n < 12; n++)
            await LoginAsync($"code-{n}", n, TimeSpan.FromSeconds(n));

        var session = (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!;

        Assert.Equal([11], session.SealedKey);
        Assert.Equal([10, 9, 8, 7, 6, 5, 4, 3], session.PreviousKeys!.Select(key => key.SealedKey[0]));
        Assert.Equal(SampleCodes.Start.AddSeconds(11).AddMinutes(5), session.PreviousKeys![0].Until);
    }

    [Fact]
    public async Task Keys_past_their_grace_go_with_the_next_login()
    {
        await LoginAsync("one", 1);
        await LoginAsync("two", 2, TimeSpan.FromSeconds(10));
        await LoginAsync("three", 3, TimeSpan.FromMinutes(4));
        await LoginAsync("four", 4, TimeSpan.FromSeconds(10) + TimeSpan.FromMinutes(5), issuedAfter: TimeSpan.FromMinutes(4));

        var session = (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!;

        Assert.Equal([3, 2], session.PreviousKeys!.Select(key => key.SealedKey[0]));
    }

    [Fact]
    public async Task The_key_of_a_session_that_is_over_is_not_kept()
    {
        await LoginAsync("one", 1, lifetime: TimeSpan.FromSeconds(30));
        await LoginAsync("two", 2, TimeSpan.FromSeconds(30));

        Assert.Empty((await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.PreviousKeys!);
    }

    [Fact]
    public async Task Without_a_grace_no_key_is_kept()
    {
        await LoginAsync("one", 1, grace: TimeSpan.Zero);
        await LoginAsync("two", 2, grace: TimeSpan.Zero);

        Assert.Empty((await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.PreviousKeys!);
    }

    [Fact]
    public async Task A_reset_replaces_the_key_drops_the_previous_ones_and_keeps_the_end()
    {
        await LoginAsync("one", 1);
        var started = await LoginAsync("two", 2);

        var reset = (await Sessions.ResetKeyAsync("mp1", "o-alice", [2], [9], Now, Cancel))!;
        var found = (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!;

        Assert.Equal([9], reset.SealedKey);
        Assert.Equal([9], found.SealedKey);
        Assert.Equal((started.ExpiresAt, started.ExpiresAt), (reset.ExpiresAt, found.ExpiresAt));
        Assert.Empty(found.PreviousKeys!);
    }

    [Fact]
    public async Task A_reset_of_another_key_of_an_unknown_user_or_of_a_session_that_is_over_does_nothing()
    {
        var started = await LoginAsync("code", 1);

        Assert.Null(await Sessions.ResetKeyAsync("mp1", "o-alice", [7], [9], Now, Cancel));
        Assert.Null(await Sessions.ResetKeyAsync("mp1", "o-nobody", [1], [9], Now, Cancel));
        Assert.Null(await Sessions.ResetKeyAsync("mp1", "o-alice", [1], [9], started.ExpiresAt, Cancel));
        Assert.Equal([1], (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.SealedKey);
    }

    [Fact]
    public async Task Of_sixteen_resets_of_one_key_one_wins()
    {
        await LoginAsync("code", 1);

        var resets = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Sessions.ResetKeyAsync("mp1", "o-alice", [1], [100, (byte)n], Now, Cancel))));

        var winner = Assert.Single(resets, reset => reset is not null)!;
        Assert.Equal(winner.SealedKey, (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.SealedKey);
    }

    [Fact]
    public async Task A_reset_at_the_moment_of_a_login_never_brings_the_dropped_key_back()
    {
        for (var round = 0; round < 50; round++)
        {
            var user = $"user-{round}";
            await Codes.AddAsync(SampleCodes.Code($"first-{round}", uid: user), Cancel);
            await Codes.AddAsync(SampleCodes.Code($"second-{round}", uid: user), Cancel);
            await Codes.RedeemAsync(SampleCodes.Try($"first-{round}", "a"), SampleCodes.Session with { SealedKey = [1] }, Cancel);
            var reset = Task.Run(() => Sessions.ResetKeyAsync("mp1", "o-" + user, [1], [2], Now, Cancel), Cancel);
            var login = Task.Run(() => Codes.RedeemAsync(SampleCodes.Try($"second-{round}", "a"), SampleCodes.Session with { SealedKey = [3] }, Cancel), Cancel);

            await Task.WhenAll(reset, login);
            var session = (await Sessions.FindByUserAsync("mp1", user, Cancel))!;

            // Reset, then login: the reset key is the previous one. Login first: the reset found another key and did nothing.
            Assert.Equal([3], session.SealedKey);
            Assert.Equal([(await reset) is null ? (byte)1 : (byte)2], Assert.Single(session.PreviousKeys!).SealedKey);
        }
    }

    [Fact]
    public async Task A_logout_ends_the_users_sessions_in_every_mini_program_and_nobody_elses()
    {
        await LoginAsync("one");
        await LoginAsync("two", appId: "mp2");
        await LoginAsync("three", uid: "bob");

        await Sessions.EndAllAsync("app-1", "alice", Now, Cancel);

        Assert.Equal(Now, (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.ExpiresAt);
        Assert.Equal(Now, (await Sessions.FindByUserAsync("mp2", "alice", Cancel))!.ExpiresAt);
        Assert.True((await Sessions.FindByUserAsync("mp1", "bob", Cancel))!.ExpiresAt > Now);
        Assert.Equal(Now, await Sessions.LastLogoutAsync("app-1", "alice", Cancel));
        Assert.Null(await Sessions.LastLogoutAsync("app-1", "bob", Cancel));
    }

    [Fact]
    public async Task A_logout_drops_the_previous_keys()
    {
        await LoginAsync("one", 1);
        await LoginAsync("two", 2);

        await Sessions.EndAllAsync("app-1", "alice", Now, Cancel);

        Assert.Empty((await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.PreviousKeys!);
    }

    [Fact]
    public async Task A_redemption_at_the_moment_of_the_logout_leaves_no_session_alive()
    {
        for (var round = 0; round < 100; round++)
        {
            var user = $"user-{round}";
            await Codes.AddAsync(SampleCodes.Code(user, uid: user), Cancel);
            var redemption = Task.Run(() => Codes.RedeemAsync(SampleCodes.Try(user, "a"), SampleCodes.Session, Cancel), Cancel);
            var logout = Task.Run(() => Sessions.EndAllAsync("app-1", user, Now, Cancel), Cancel);

            await Task.WhenAll(redemption, logout);
            var session = await Sessions.FindByUserAsync("mp1", user, Cancel);

            Assert.True(session is null || session.ExpiresAt <= Now, $"Round {round}: the session of {user} outlived the logout.");
        }
    }

    [Fact]
    public async Task A_claimed_code_that_is_completed_at_the_moment_of_the_logout_leaves_no_session_alive()
    {
        for (var round = 0; round < 50; round++)
        {
            var user = $"user-{round}";
            var mine = SampleCodes.Try(user, "a", level: CodeLevel.V3);
            await Codes.AddAsync(SampleCodes.Code(user, CodeLevel.V3) with { User = null }, Cancel);
            await Codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), Cancel);
            var completion = Task.Run(() => Codes.CompleteAsync(mine, new SessionUser(user, "o-" + user), SampleCodes.Session, Cancel), Cancel);
            var logout = Task.Run(() => Sessions.EndAllAsync("app-1", user, Now, Cancel), Cancel);

            await Task.WhenAll(completion, logout);
            var session = await Sessions.FindByUserAsync("mp1", user, Cancel);

            Assert.True(session is null || session.ExpiresAt <= Now, $"Round {round}: the session of {user} outlived the logout.");
        }
    }

    [Fact]
    public async Task Whatever_runs_beside_it_a_code_from_before_a_logout_is_refused_and_one_from_after_it_is_good()
    {
        using var over = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
            {
                await Codes.AddAsync(SampleCodes.Code($"other-{n}-{i}", uid: $"other-{n}"), Cancel);
                await Sessions.EndAllAsync("app-1", $"other-{n}", Now, Cancel);
            }
        })).ToArray();

        var users = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            for (var round = 0; round < 25; round++)
            {
                var (user, before, after) = ($"user-{n}", $"before-{n}-{round}", $"after-{n}-{round}");
                await Codes.AddAsync(SampleCodes.Code(before, uid: user), Cancel);
                await Sessions.EndAllAsync("app-1", user, Now, Cancel);
                await Codes.AddAsync(SampleCodes.Code(after, uid: user), Cancel);

                Assert.Equal(Refusal.LoggedOut, (await Codes.RedeemAsync(SampleCodes.Try(before, "a"), SampleCodes.Session, Cancel)).Refusal);
                Assert.NotNull((await Codes.RedeemAsync(SampleCodes.Try(after, "a"), SampleCodes.Session, Cancel)).Session);
            }
        })).ToArray();

        try
        {
            await Task.WhenAll(users);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(others);
        }
    }

    private async Task<StoredSession> LoginAsync(
        string code, byte key = 1, TimeSpan? after = null, string appId = "mp1", string uid = "alice", TimeSpan? lifetime = null, TimeSpan? grace = null, TimeSpan? issuedAfter = null)
    {
        var issued = SampleCodes.Code(code, uid: uid, appId: appId);
        if (issuedAfter is { } later)
            issued = issued with { IssuedAt = issued.IssuedAt + later, ExpiresAt = issued.ExpiresAt + later };
        await Codes.AddAsync(issued, Cancel);
        var session = SampleCodes.Session with { SealedKey = [key] };
        session = session with { Lifetime = lifetime ?? session.Lifetime, PreviousKeyGrace = grace ?? session.PreviousKeyGrace };
        return (await Codes.RedeemAsync(SampleCodes.Try(code, "a", after ?? TimeSpan.Zero, appId), session, Cancel)).Session!;
    }
}
