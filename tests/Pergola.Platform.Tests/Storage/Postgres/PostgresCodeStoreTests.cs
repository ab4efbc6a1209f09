using Pergola.Platform.Auditing;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class PostgresCodeStoreTests(PostgresCluster cluster) : CodeStoreContract, IAsyncLifetime
{
    private PostgresStores stores = null!;

    internal override ICodeStore Codes => stores.Codes;

    internal override ISessionStore Sessions => stores.Sessions;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replay_and_a_try_by_another_app_are_audited_once_each()
    {
        await Codes.AddAsync(SampleCodes.Code("code"), Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "thief", appId: "mp2"), SampleCodes.Session, Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "first"), SampleCodes.Session, Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "replay"), SampleCodes.Session, Cancel);

        var audit = await stores.Audit.FindAsync(new AuditQuery(), Cancel);

        Assert.Equal([("code refused: Used", "mp1"), ("code refused: OtherApp", "mp2")], audit.Select(entry => (entry.Entry.Event, entry.Entry.AppId)));
    }

    [Fact]
    public async Task Many_codes_of_one_user_in_one_batch_end_as_if_one_had_come_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Codes.AddAsync(SampleCodes.Code($"code-{n}"), Cancel)));

        var redemptions = await Task.WhenAll(Enumerable.Range(0, 50).Select(n =>
            Codes.RedeemAsync(SampleCodes.Try($"code-{n}", "a"), SampleCodes.Session with { SealedKey = [(byte)n] }, Cancel)));
        var session = (await Sessions.FindByUserAsync("mp1", "alice", Cancel))!;

        Assert.All(redemptions, redemption => Assert.NotNull(redemption.Session));
        Assert.Equal(ISessionStore.MostPreviousKeys, session.PreviousKeys!.Count);
        Assert.Equal(1 + ISessionStore.MostPreviousKeys, session.PreviousKeys.Select(key => key.SealedKey[0]).Append(session.SealedKey[0]).Distinct().Count());
    }

    [Fact]
    public async Task One_that_cannot_be_done_fails_alone()
    {
        string[] users = [.. Enumerable.Range(0, 40).Select(n => $"user-{n}")];
        await Task.WhenAll(users.Select(user => Codes.AddAsync(SampleCodes.Code(user, uid: user), Cancel)));
        await Codes.AddAsync(SampleCodes.Code("bad", uid: "bad") with { User = new SessionUser("bad", "o-user-1") }, Cancel);
        await Codes.RedeemAsync(SampleCodes.Try("user-1", "a"), SampleCodes.Session, Cancel);

        // Its openid is another user's: the table refuses it, and with it the statement that it is in.
        var bad = Codes.RedeemAsync(SampleCodes.Try("bad", "a"), SampleCodes.Session, Cancel);
        var others = await Task.WhenAll(users.Skip(2).Select(user => Codes.RedeemAsync(SampleCodes.Try(user, "a"), SampleCodes.Session, Cancel)));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bad);
        Assert.All(others, redemption => Assert.NotNull(redemption.Session));
        Assert.Null((await Codes.RedeemAsync(SampleCodes.Try("user-1", "b"), SampleCodes.Session, Cancel)).Session);
    }

    public async ValueTask InitializeAsync() => stores = await PostgresStores.StartAsync(cluster);

    public ValueTask DisposeAsync() => stores.DisposeAsync();
}
