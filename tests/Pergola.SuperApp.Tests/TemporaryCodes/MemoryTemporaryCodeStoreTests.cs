using System.Security.Cryptography;
using Pergola.SuperApp.TemporaryCodes;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.TemporaryCodes;

public sealed class MemoryTemporaryCodeStoreTests
{
    private readonly MovableTime time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_redeemers_on_a_thousand_codes_give_exactly_one_winner_each()
    {
        var store = new MemoryTemporaryCodeStore(time);
        for (var i = 0; i < 1_000; i++)
        {
            var hash = SHA256.HashData(BitConverter.GetBytes(i));
            await store.AddAsync(hash, Grant(), Cancel);
            using var barrier = new ManualResetEventSlim();
            var tries = Enumerable.Range(0, 16).Select(n => Task.Run(async () =>
            {
                barrier.Wait(Cancel);
                return await store.TryRedeemAsync(hash, "alice", "phone", $"exchange-{n}", time.GetUtcNow(), Cancel);
            })).ToArray();
            barrier.Set();

            Assert.Equal(1, (await Task.WhenAll(tries)).Count(won => won));
        }
    }

    [Fact]
    public async Task Another_user_or_type_and_a_late_one_get_nothing_and_do_not_use_the_code_up()
    {
        var store = new MemoryTemporaryCodeStore(time);
        byte[] hash = [1];
        await store.AddAsync(hash, Grant(), Cancel);
        var now = time.GetUtcNow();

        Assert.False(await store.TryRedeemAsync(hash, "bob", "phone", "e", now, Cancel));
        Assert.False(await store.TryRedeemAsync(hash, "alice", "email", "e", now, Cancel));
        Assert.False(await store.TryRedeemAsync(hash, "alice", "phone", "e", now.AddMinutes(10), Cancel));
        Assert.False(await store.TryRedeemAsync(new byte[] { 2 }, "alice", "phone", "e", now, Cancel));
        Assert.True(await store.TryRedeemAsync(hash, "alice", "phone", "e", now.AddMinutes(10).AddMilliseconds(-1), Cancel));
    }

    [Fact]
    public async Task The_same_exchange_succeeds_again_until_the_code_ends_and_one_without_a_name_does_not()
    {
        var store = new MemoryTemporaryCodeStore(time);
        var now = time.GetUtcNow();
        await store.AddAsync(new byte[] { 1 }, Grant(), Cancel);
        await store.AddAsync(new byte[] { 2 }, Grant(), Cancel);

        Assert.True(await store.TryRedeemAsync(new byte[] { 1 }, "alice", "phone", "mine", now, Cancel));
        Assert.True(await store.TryRedeemAsync(new byte[] { 1 }, "alice", "phone", "mine", now, Cancel));
        Assert.False(await store.TryRedeemAsync(new byte[] { 1 }, "alice", "phone", "other", now, Cancel));
        Assert.True(await store.TryRedeemAsync(new byte[] { 2 }, "alice", "phone", null, now, Cancel));
        Assert.False(await store.TryRedeemAsync(new byte[] { 2 }, "alice", "phone", null, now, Cancel));
    }

    [Fact]
    public async Task Expired_codes_are_thrown_away_when_new_ones_come()
    {
        var store = new MemoryTemporaryCodeStore(time);
        byte[] hash = [1];
        await store.AddAsync(hash, Grant(), Cancel);
        time.Move(TimeSpan.FromMinutes(10));
        await store.AddAsync(new byte[] { 2 }, Grant(), Cancel);

        // The swept code could be added again; one that is still kept could not.
        await store.AddAsync(hash, Grant(), Cancel);

        Assert.True(await store.TryRedeemAsync(hash, "alice", "phone", null, time.GetUtcNow(), Cancel));
    }

    private TemporaryCodeGrant Grant() => new("alice", "phone", time.GetUtcNow().AddMinutes(10));
}
