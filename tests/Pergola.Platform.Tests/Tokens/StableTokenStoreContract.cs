using Pergola.Platform.Tokens;

namespace Pergola.Platform.Tests.Tokens;

/// <summary>What every store of stable tokens must do, whatever it is built on.</summary>
public abstract class StableTokenStoreContract
{
    private const string AppId = "mp1";
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero);

    internal abstract IStableTokenStore Stable { get; }

    /// <summary>On the same database.</summary>
    internal abstract IAccessTokenStore Tokens { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_that_stands_is_given_until_the_overlap_begins()
    {
        var first = await RequestAsync(1, TimeSpan.Zero);
        var again = await RequestAsync(2, TimeSpan.FromMinutes(115) - TimeSpan.FromMilliseconds(1));
        var next = await RequestAsync(3, TimeSpan.FromMinutes(115));

        Assert.Equal([1], first.SealedText);
        Assert.Equal([1], again.SealedText);
        Assert.Equal(Start.AddHours(2), again.ExpiresAt);
        Assert.Equal([3], next.SealedText);
        Assert.Equal(Start.AddMinutes(115).AddHours(2), next.ExpiresAt);
    }

    [Fact]
    public async Task The_overlapping_token_is_found_to_its_end_beside_the_new_one()
    {
        await RequestAsync(1, TimeSpan.Zero);
        await RequestAsync(2, TimeSpan.FromMinutes(116));

        Assert.Equal((AppId, Start.AddHours(2)), await Tokens.FindAsync(Hash(1), Cancel));
        Assert.Equal((AppId, Start.AddMinutes(116).AddHours(2)), await Tokens.FindAsync(Hash(2), Cancel));
        Assert.Null(await Tokens.FindAsync(Hash(3), Cancel));
    }

    [Fact]
    public async Task A_forced_refresh_kills_the_standing_and_the_overlapping_token()
    {
        await RequestAsync(1, TimeSpan.Zero);
        await RequestAsync(2, TimeSpan.FromMinutes(116));

        var forced = await RequestAsync(3, TimeSpan.FromMinutes(117), force: true);

        Assert.Equal([3], forced.SealedText);
        Assert.Null(await Tokens.FindAsync(Hash(1), Cancel));
        Assert.Null(await Tokens.FindAsync(Hash(2), Cancel));
        Assert.NotNull(await Tokens.FindAsync(Hash(3), Cancel));
    }

    [Fact]
    public async Task Forced_refreshes_must_be_their_interval_apart()
    {
        await RequestAsync(1, TimeSpan.Zero, force: true);
        var soon = await RequestAsync(2, TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1), force: true);
        var unforced = await RequestAsync(3, TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        var later = await RequestAsync(4, TimeSpan.FromSeconds(30), force: true);

        Assert.Equal(StableTokenRefusal.TooSoon, soon.Refusal);
        Assert.Null(soon.SealedText);
        Assert.Equal([1], unforced.SealedText);
        Assert.Equal([4], later.SealedText);
    }

    [Fact]
    public async Task Forced_refreshes_have_a_number_for_each_UTC_day_and_other_mini_programs_have_their_own()
    {
        for (byte n = 1; n <= 20; n++)
            Assert.Null((await RequestAsync(n, TimeSpan.FromMinutes(n), force: true)).Refusal);

        var tooMany = await RequestAsync(21, TimeSpan.FromMinutes(21), force: true);
        Assert.NotNull(await Tokens.FindAsync(Hash(20), Cancel));
        var other = await RequestAsync(22, TimeSpan.FromMinutes(21), force: true, appId: "mp2");
        var untilMidnight = Start.Date.AddDays(1) - Start.DateTime;
        var lastMoment = await RequestAsync(23, untilMidnight - TimeSpan.FromMilliseconds(1), force: true);
        var nextDay = await RequestAsync(24, untilMidnight, force: true);

        Assert.Equal(StableTokenRefusal.TooMany, tooMany.Refusal);
        Assert.Null(other.Refusal);
        Assert.Equal(StableTokenRefusal.TooMany, lastMoment.Refusal);
        Assert.Equal([24], nextDay.SealedText);
    }

    [Fact]
    public async Task An_unforced_refresh_uses_up_nothing_of_the_days_number()
    {
        await RequestAsync(1, TimeSpan.Zero, force: true, most: 2);
        await RequestAsync(2, TimeSpan.FromHours(3), most: 2);
        await RequestAsync(3, TimeSpan.FromHours(6), most: 2);

        Assert.Null((await RequestAsync(4, TimeSpan.FromHours(6), force: true, most: 2)).Refusal);
        Assert.Equal(StableTokenRefusal.TooMany, (await RequestAsync(5, TimeSpan.FromHours(7), force: true, most: 2)).Refusal);
    }

    [Fact]
    public async Task Thirty_two_at_once_get_one_token_and_no_other_is_found()
    {
        for (var round = 0; round < 20; round++)
        {
            var appId = $"mp-{round}";
            var given = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => RequestAsync((byte)n, TimeSpan.Zero, appId: appId, hash: [(byte)round, (byte)n]))));

            var winner = Assert.Single(given.Select(token => token.SealedText![0]).Distinct());
            for (byte n = 0; n < 32; n++)
                Assert.Equal(n == winner, await Tokens.FindAsync([(byte)round, n], Cancel) is not null);
        }
    }

    [Fact]
    public async Task Of_sixteen_that_force_at_once_one_does()
    {
        await RequestAsync(200, TimeSpan.Zero);

        var given = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => RequestAsync((byte)n, TimeSpan.FromMinutes(1), force: true))));

        Assert.Single(given, token => token.Refusal is null);
        Assert.Equal(15, given.Count(token => token.Refusal == StableTokenRefusal.TooSoon));
    }

    [Fact]
    public async Task Other_access_tokens_and_the_stable_one_do_not_shorten_each_other()
    {
        await Tokens.AddAsync(AppId, Hash(101), Start.AddHours(2), Start, Cancel);
        await RequestAsync(1, TimeSpan.Zero);
        await RequestAsync(2, TimeSpan.FromMinutes(116));
        await Tokens.AddAsync(AppId, Hash(102), Start.AddHours(4), Start.AddHours(2), Cancel);

        Assert.Equal(Start.AddHours(2), (await Tokens.FindAsync(Hash(101), Cancel))?.ExpiresAt);
        Assert.Equal(Start.AddHours(2), (await Tokens.FindAsync(Hash(1), Cancel))?.ExpiresAt);
        Assert.Equal(Start.AddMinutes(116).AddHours(2), (await Tokens.FindAsync(Hash(2), Cancel))?.ExpiresAt);
        Assert.Equal([2], (await RequestAsync(3, TimeSpan.FromMinutes(117))).SealedText);

        await Tokens.AddAsync(AppId, Hash(103), Start.AddHours(4), Start, Cancel);
        Assert.Equal(Start.AddHours(2), (await Tokens.FindAsync(Hash(1), Cancel))?.ExpiresAt);
    }

    private static byte[] Hash(byte n) => [.. Enumerable.Repeat(n, 32)];

    private Task<StableToken> RequestAsync(byte n, TimeSpan after, bool force = false, string appId = AppId, int most = 20, byte[]? hash = null) => Stable.RequestAsync(
        appId,
        new StableTokenRequest(hash ?? Hash(n), [n], Start + after, Start + after + TimeSpan.FromHours(2), TimeSpan.FromMinutes(5), force, most, TimeSpan.FromSeconds(30)),
        Cancel);
}
