using Pergola.Platform.Storage;
using Pergola.Platform.Trust;

namespace Pergola.Platform.Tests.Trust;

/// <summary>What every store of nonces must do, whatever it is built on.</summary>
public abstract class NonceStoreContract
{
    private static readonly DateTimeOffset Until = new(2026, 1, 31, 1, 10, 0, TimeSpan.Zero);

    internal abstract INonceStore Nonces { get; }

    internal abstract IDatabase Database { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_users_of_one_nonce_at_once_give_one_winner()
    {
        for (var i = 0; i < 100; i++)
        {
            var nonce = $"nonce-of-round-{i}";
            using var barrier = new ManualResetEventSlim();
            var tries = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
            {
                barrier.Wait(Cancel);
                return await Nonces.TryUseAsync("app-1", nonce, Until, Cancel);
            })).ToArray();
            barrier.Set();

            Assert.Equal(1, (await Task.WhenAll(tries)).Count(won => won));
        }
    }

    [Fact]
    public async Task A_nonce_of_one_superapp_is_free_for_another()
    {
        Assert.True(await Nonces.TryUseAsync("app-1", "nonce", Until, Cancel));
        Assert.True(await Nonces.TryUseAsync("app-2", "nonce", Until, Cancel));
        Assert.True(await Nonces.TryUseAsync("app-1", "Nonce", Until, Cancel));
        Assert.False(await Nonces.TryUseAsync("app-1", "nonce", Until, Cancel));
    }

    [Fact]
    public async Task A_nonce_is_remembered_until_its_end_and_swept_after_it()
    {
        await Nonces.TryUseAsync("app-1", "nonce", Until, Cancel);

        await Database.SweepAsync(Until, TimeSpan.FromDays(1), Cancel);
        Assert.False(await Nonces.TryUseAsync("app-1", "nonce", Until, Cancel));
        await Database.SweepAsync(Until + TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), Cancel);
        Assert.True(await Nonces.TryUseAsync("app-1", "nonce", Until, Cancel));
    }
}
