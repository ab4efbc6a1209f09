using Pergola.Platform.Auditing;

namespace Pergola.Platform.Tests.Auditing;

/// <summary>What every audit store must do, whatever it is built on.</summary>
public abstract class AuditStoreContract
{
    private static readonly DateTimeOffset At = new(2026, 1, 31, 1, 0, 0, 123, TimeSpan.Zero);

    internal abstract IAuditStore Audit { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_comes_back_as_it_was_written()
    {
        var full = new AuditEntry(At, "code refused: Used", "platform", "app-1", "mp1", "alice", [1, 2, 3], "used 5 ms before");
        var bare = new AuditEntry(At.AddSeconds(1), "operator token added", "command line", null, null, null, null, "ci, Read");
        await Audit.AddAsync(full, Cancel);
        await Audit.AddAsync(bare, Cancel);

        var found = await Audit.FindAsync(new AuditQuery(), Cancel);

        Assert.Equal(bare, found[0].Entry);
        Assert.Equal(full with { CodeHash = null }, found[1].Entry with { CodeHash = null });
        Assert.Equal(full.CodeHash, found[1].Entry.CodeHash);
    }

    [Fact]
    public async Task The_newest_come_first_and_the_next_page_goes_on_where_this_one_ended()
    {
        for (var i = 0; i < 5; i++)
            await Audit.AddAsync(Entry($"event {i}"), Cancel);

        var first = await Audit.FindAsync(new AuditQuery(Limit: 2), Cancel);
        var second = await Audit.FindAsync(new AuditQuery(Before: first[^1].Id, Limit: 2), Cancel);
        var third = await Audit.FindAsync(new AuditQuery(Before: second[^1].Id, Limit: 2), Cancel);

        Assert.Equal(["event 4", "event 3", "event 2", "event 1", "event 0"], first.Concat(second).Concat(third).Select(e => e.Entry.Event));
        Assert.Equal(5, first.Concat(second).Concat(third).Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Each_filter_leaves_out_what_does_not_fit()
    {
        await Audit.AddAsync(Entry("code refused: Used", "app-1", "mp1", "alice"), Cancel);
        await Audit.AddAsync(Entry("code refused: Expired", "app-1", "mp2", "bob"), Cancel);
        await Audit.AddAsync(Entry("version published", "app-2", "mp3"), Cancel);

        Assert.Equal(["mp2", "mp1"], await AppIdsAsync(new AuditQuery(SuperApp: "app-1")));
        Assert.Equal(["mp2"], await AppIdsAsync(new AuditQuery(AppId: "mp2")));
        Assert.Equal(["mp1"], await AppIdsAsync(new AuditQuery(Uid: "alice")));
        Assert.Equal(["mp2", "mp1"], await AppIdsAsync(new AuditQuery(EventPrefix: "code refused")));
        Assert.Equal(["mp1"], await AppIdsAsync(new AuditQuery(SuperApp: "app-1", AppId: "mp1", Uid: "alice", EventPrefix: "code refused: U")));
        Assert.Empty(await AppIdsAsync(new AuditQuery(SuperApp: "app-2", Uid: "alice")));
    }

    [Fact]
    public async Task A_prefix_with_the_signs_of_a_pattern_is_only_a_text()
    {
        await Audit.AddAsync(Entry("100% _sure"), Cancel);
        await Audit.AddAsync(Entry("100 times, not sure"), Cancel);

        Assert.Equal("100% _sure", Assert.Single(await Audit.FindAsync(new AuditQuery(EventPrefix: "100% _"), Cancel)).Entry.Event);
        Assert.Empty(await Audit.FindAsync(new AuditQuery(EventPrefix: "%"), Cancel));
    }

    private static AuditEntry Entry(string what, string? superApp = null, string? appId = null, string? uid = null) =>
        new(At, what, "platform", superApp, appId, uid, null, "detail");

    private async Task<IEnumerable<string?>> AppIdsAsync(AuditQuery query) => (await Audit.FindAsync(query, Cancel)).Select(e => e.Entry.AppId);
}
