using System.Security.Cryptography;
using Pergola.SuperApp.AuthCodes;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.AuthCodes;

public sealed class MemoryAuthCodeStoreTests
{
    [Fact]
    public async Task Sixteen_redeemers_on_a_thousand_codes_give_exactly_one_winner_each()
    {
        var time = new MovableTime();
        var store = new MemoryAuthCodeStore(time);
        var cancel = TestContext.Current.CancellationToken;
        for (var i = 0; i < 1_000; i++)
        {
            var hash = SHA256.HashData(BitConverter.GetBytes(i));
            await store.AddAsync(hash, new AuthCodeGrant("alice", "mp1", [], time.GetUtcNow().AddMinutes(5)), cancel);
            using var barrier = new ManualResetEventSlim();
            var tries = Enumerable.Range(0, 16).Select(n => Task.Run(async () =>
            {
                barrier.Wait(cancel);
                return await store.RedeemAsync(hash, "mp1", $"exchange-{n}", time.GetUtcNow(), cancel);
            })).ToArray();
            barrier.Set();

            Assert.Equal(1, (await Task.WhenAll(tries)).Count(grant => grant is not null));
        }
    }

    [Fact]
    public async Task Expired_codes_are_thrown_away_when_new_ones_come()
    {
        var time = new MovableTime();
        var store = new MemoryAuthCodeStore(time);
        var cancel = TestContext.Current.CancellationToken;
        byte[] hash = [1];
        await store.AddAsync(hash, new AuthCodeGrant("alice", "mp1", [], time.GetUtcNow().AddMinutes(5)), cancel);
        time.Move(TimeSpan.FromMinutes(5));
        await store.AddAsync(new byte[] { 2 }, new AuthCodeGrant("alice", "mp1", [], time.GetUtcNow().AddMinutes(5)), cancel);

        // The swept code could be added again; one that is still kept could not.
        await store.AddAsync(hash, new AuthCodeGrant("bob", "mp1", [], time.GetUtcNow().AddMinutes(5)), cancel);

        Assert.Equal("bob", (await store.RedeemAsync(hash, "mp1", null, time.GetUtcNow(), cancel))!.UserId);
    }
}
