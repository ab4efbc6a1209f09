using Pergola.Platform.Biometrics;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Biometrics;

/// <summary>What every store of biometric keys must do, whatever it is built on.</summary>
public abstract class SoterKeyStoreContract
{
    internal abstract ISoterKeyStore Keys { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_come_newest_first_and_only_as_many_as_are_kept()
    {
        foreach (var key in new[] { "a", "b", "c", "d" })
            await AddAsync(key);

        Assert.Equal(["d", "c", "b"], await Keys.FindAsync("mp1", "o-alice", Cancel));
        Assert.Empty(await Keys.FindAsync("mp2", "o-alice", Cancel));
        Assert.Empty(await Keys.FindAsync("mp1", "o-bob", Cancel));
    }

    [Fact]
    public async Task A_known_key_becomes_the_newest_and_keeps_its_counter()
    {
        await AddAsync("a");
        await AddAsync("b");
        Assert.True(await AdvanceAsync("a", 5));

        await AddAsync("a");

        Assert.Equal(["a", "b"], await Keys.FindAsync("mp1", "o-alice", Cancel));
        Assert.False(await AdvanceAsync("a", 5));
        Assert.True(await AdvanceAsync("a", 6));
    }

    [Fact]
    public async Task A_counter_only_grows_and_the_first_may_be_zero()
    {
        await AddAsync("a");

        Assert.True(await AdvanceAsync("a", 0));
        Assert.False(await AdvanceAsync("a", 0));
        Assert.True(await AdvanceAsync("a", 7));
        Assert.False(await AdvanceAsync("a", 6));
        Assert.False(await AdvanceAsync("unknown", 100));
    }

    [Fact]
    public async Task Of_sixteen_results_with_one_counter_one_is_accepted()
    {
        await AddAsync("a");

        var accepted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => AdvanceAsync("a", 1))));

        Assert.Equal(1, accepted.Count(one => one));
    }

    [Fact]
    public async Task Sixteen_registrations_at_once_leave_as_many_as_are_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => AddAsync($"key-{n}"))));

        Assert.Equal(3, (await Keys.FindAsync("mp1", "o-alice", Cancel)).Distinct().Count());
    }

    private Task AddAsync(string key) => Keys.AddAsync("mp1", "o-alice", key, SampleCodes.Start, keep: 3, Cancel);

    private Task<bool> AdvanceAsync(string key, long counter) => Keys.AdvanceAsync("mp1", "o-alice", key, counter, Cancel);
}
