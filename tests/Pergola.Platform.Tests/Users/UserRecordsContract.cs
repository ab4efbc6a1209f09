using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Users;

/// <summary>What every database must do when operators ask about users.</summary>
public abstract class UserRecordsContract
{
    private static readonly DateTimeOffset Later = SampleCodes.Start.AddMinutes(2);

    internal abstract IUserRecords Users { get; }

    internal abstract ICodeStore Codes { get; }

    internal abstract ISessionStore Sessions { get; }

    internal abstract ISoterKeyStore SoterKeys { get; }

    internal abstract IAuditStore Audit { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_come_by_appid_and_user_a_page_at_a_time()
    {
        foreach (var (appId, uid) in new[] { ("mp2", "alice"), ("mp1", "bob"), ("mp1", "alice"), ("mp2", "carol") })
            await LogInAsync(appId, uid);

        var first = await Users.FindSessionsAsync(new SessionQuery(Limit: 3), Cancel);
        var second = await Users.FindSessionsAsync(new SessionQuery(After: (first[^1].AppId, first[^1].Uid), Limit: 3), Cancel);

        Assert.Equal([("mp1", "alice"), ("mp1", "bob"), ("mp2", "alice"), ("mp2", "carol")], first.Concat(second).Select(s => (s.AppId, s.Uid)));
        Assert.Equal(new UserSession("app-1", "mp1", "alice", "o-alice", SampleCodes.Start.AddSeconds(1), SampleCodes.Start.AddSeconds(1) + SampleCodes.Session.Lifetime), first[0]);
    }

    [Fact]
    public async Task Each_filter_leaves_out_what_does_not_fit()
    {
        foreach (var (appId, uid) in new[] { ("mp1", "alice"), ("mp2", "alice"), ("mp2", "bob") })
            await LogInAsync(appId, uid);

        Assert.Equal(["mp1", "mp2"], (await Users.FindSessionsAsync(new SessionQuery(Uid: "alice"), Cancel)).Select(s => s.AppId));
        Assert.Equal(["alice", "bob"], (await Users.FindSessionsAsync(new SessionQuery(AppId: "mp2"), Cancel)).Select(s => s.Uid));
        Assert.Equal(["mp2"], (await Users.FindSessionsAsync(new SessionQuery(SuperApp: "app-1", OpenId: "o-bob"), Cancel)).Select(s => s.AppId));
        Assert.Empty(await Users.FindSessionsAsync(new SessionQuery(SuperApp: "app-2"), Cancel));
    }

    [Fact]
    public async Task An_erased_user_leaves_nothing_and_others_keep_all()
    {
        foreach (var uid in new[] { "alice", "bob" })
        {
            await LogInAsync("mp1", uid, "first");
            await LogInAsync("mp1", uid, "second");
            await LogInAsync("mp2", uid);
            await SoterKeys.AddAsync("mp1", "o-" + uid, "key of " + uid, SampleCodes.Start, 10, Cancel);
            await SoterKeys.AddAsync("mp9", "o9-" + uid, "key without a session", SampleCodes.Start, 10, Cancel);
            await Audit.AddAsync(new AuditEntry(SampleCodes.Start, "code refused: Used", "platform", "app-1", "mp1", uid, null, "detail"), Cancel);
        }

        var erased = await Users.EraseAsync("app-1", "alice", [new("mp9", "o9-alice")], Later, Cancel);

        Assert.Equal(2, erased);
        Assert.All(await Users.FindSessionsAsync(new SessionQuery(), Cancel), s => Assert.Equal("bob", s.Uid));
        Assert.Equal(2, (await Users.FindSessionsAsync(new SessionQuery(), Cancel)).Count);
        Assert.Null(await Sessions.FindByUserAsync("mp1", "alice", Cancel));
        Assert.Single((await Sessions.FindByUserAsync("mp1", "bob", Cancel))!.PreviousKeys!);
        Assert.Empty(await SoterKeys.FindAsync("mp1", "o-alice", Cancel));
        Assert.Empty(await SoterKeys.FindAsync("mp9", "o9-alice", Cancel));
        Assert.Single(await SoterKeys.FindAsync("mp1", "o-bob", Cancel));
        Assert.Single(await SoterKeys.FindAsync("mp9", "o9-bob", Cancel));
        Assert.Equal(["bob"], (await Audit.FindAsync(new AuditQuery(), Cancel)).Select(e => e.Entry.Uid).OfType<string>());
        Assert.Equal(2, (await Audit.FindAsync(new AuditQuery(), Cancel)).Count);
    }

    [Fact]
    public async Task An_erased_user_has_no_previous_keys_when_they_come_back()
    {
        await LogInAsync("mp1", "alice", "first");
        await LogInAsync("mp1", "alice", "second");
        await Users.EraseAsync("app-1", "alice", [], Later, Cancel);

        await Codes.AddAsync(SampleCodes.Code("again"), Cancel);
        var back = await Codes.RedeemAsync(SampleCodes.Try("again", "again", TimeSpan.FromMinutes(3)), SampleCodes.Session, Cancel);

        Assert.NotNull(back.Session);
        Assert.Empty((await Sessions.FindByUserAsync("mp1", "alice", Cancel))!.PreviousKeys!);
    }

    [Fact]
    public async Task A_code_from_before_the_erasure_cannot_be_used_after_it()
    {
        await Codes.AddAsync(SampleCodes.Code("old"), Cancel);
        await Codes.AddAsync(SampleCodes.Code("old-of-bob", uid: "bob"), Cancel);

        await Users.EraseAsync("app-1", "alice", [], Later, Cancel);

        Assert.Equal(Refusal.Unknown, (await Codes.RedeemAsync(SampleCodes.Try("old", "a"), SampleCodes.Session, Cancel)).Refusal);
        Assert.NotNull((await Codes.RedeemAsync(SampleCodes.Try("old-of-bob", "b"), SampleCodes.Session, Cancel)).Session);
    }

    [Fact]
    public async Task A_redemption_that_waits_for_the_superapp_server_does_not_bring_an_erased_user_back()
    {
        await Codes.AddAsync(SampleCodes.Code("code", CodeLevel.V3) with { User = null }, Cancel);
        var attempt = SampleCodes.Try("code", "a", level: CodeLevel.V3);
        await Codes.ClaimAsync(attempt, TimeSpan.FromSeconds(30), Cancel);

        await Users.EraseAsync("app-1", "alice", [], SampleCodes.Start.AddSeconds(2), Cancel);
        var late = await Codes.CompleteAsync(attempt, new SessionUser("alice", "o-alice"), SampleCodes.Session, Cancel);

        Assert.Equal(Refusal.LoggedOut, late.Refusal);
        Assert.Null(await Sessions.FindByUserAsync("mp1", "alice", Cancel));
    }

    [Fact]
    public async Task A_user_whom_nobody_knows_is_erased_with_nothing_to_do()
    {
        Assert.Equal(0, await Users.EraseAsync("app-1", "nobody", [], Later, Cancel));
    }

    private async Task LogInAsync(string appId, string uid, string code = "code")
    {
        var text = $"{code}-{appId}-{uid}";
        await Codes.AddAsync(SampleCodes.Code(text, uid: uid, appId: appId), Cancel);
        Assert.NotNull((await Codes.RedeemAsync(SampleCodes.Try(text, text, appId: appId), SampleCodes.Session, Cancel)).Session);
    }
}
