using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Tests.Tokens;

/// <summary>What every store of access tokens must do, whatever it is built on.</summary>
public abstract class AccessTokenStoreContract
{
    private static readonly DateTimeOffset Now = SampleCodes.Start;
    private static readonly DateTimeOffset End = Now.AddHours(2);
    private static readonly DateTimeOffset OlderEnd = Now.AddMinutes(5);

    internal abstract IAccessTokenStore Tokens { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_found_by_its_hash_and_an_unknown_one_is_not()
    {
        await Tokens.AddAsync("mp1", [1], End, OlderEnd, Cancel);

        Assert.Equal(("mp1", End), await Tokens.FindAsync([1], Cancel));
        Assert.Null(await Tokens.FindAsync([2], Cancel));
    }

    [Fact]
    public async Task A_new_token_shortens_the_older_ones_of_its_mini_program_alone()
    {
        await Tokens.AddAsync("mp1", [1], End, OlderEnd, Cancel);
        await Tokens.AddAsync("mp2", [2], End, OlderEnd, Cancel);
        await Tokens.AddAsync("mp1", [3], End, OlderEnd, Cancel);

        Assert.Equal(OlderEnd, (await Tokens.FindAsync([1], Cancel))!.Value.ExpiresAt);
        Assert.Equal(End, (await Tokens.FindAsync([2], Cancel))!.Value.ExpiresAt);
        Assert.Equal(End, (await Tokens.FindAsync([3], Cancel))!.Value.ExpiresAt);
    }

    [Fact]
    public async Task An_older_token_is_never_prolonged()
    {
        await Tokens.AddAsync("mp1", [1], Now.AddMinutes(1), OlderEnd, Cancel);
        await Tokens.AddAsync("mp1", [2], End, OlderEnd, Cancel);

        Assert.Equal(Now.AddMinutes(1), (await Tokens.FindAsync([1], Cancel))!.Value.ExpiresAt);
    }

    [Fact]
    public async Task Of_sixteen_tokens_at_once_only_the_newest_keeps_its_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Tokens.AddAsync("mp1", [(byte)n], End, OlderEnd, Cancel))));

        var ends = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n => (await Tokens.FindAsync([(byte)n], Cancel))!.Value.ExpiresAt));

        Assert.Equal(15, ends.Count(end => end == OlderEnd));
        Assert.Single(ends, End);
    }
}
