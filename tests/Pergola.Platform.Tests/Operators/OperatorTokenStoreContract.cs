using Pergola.Platform.Operators;

namespace Pergola.Platform.Tests.Operators;

/// <summary>What every store of operators' tokens must do, whatever it is built on.</summary>
public abstract class OperatorTokenStoreContract
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero);

    internal abstract IOperatorTokenStore Tokens { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_found_by_its_hash_alone()
    {
        var token = new OperatorToken("ci", OperatorRights.Write, Now, Now.AddDays(1));
        Assert.True(await Tokens.AddAsync(token, [1, 2, 3], Cancel));

        Assert.Equal(token, await Tokens.FindAsync([1, 2, 3], Cancel));
        Assert.Null(await Tokens.FindAsync([1, 2], Cancel));
        Assert.Null(await Tokens.FindAsync([3, 2, 1], Cancel));
    }

    [Fact]
    public async Task A_name_is_used_once_and_never_again()
    {
        await Tokens.AddAsync(new OperatorToken("ci", OperatorRights.Read, Now, null), [1], Cancel);
        await Tokens.RevokeAsync("ci", Now, Cancel);

        Assert.False(await Tokens.AddAsync(new OperatorToken("ci", OperatorRights.Write, Now, null), [2], Cancel));
        Assert.Null(await Tokens.FindAsync([2], Cancel));
    }

    [Fact]
    public async Task Sixteen_operators_who_want_one_name_give_one_token()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            Tokens.AddAsync(new OperatorToken("same", OperatorRights.Read, Now, null), [7, (byte)i], Cancel))));

        Assert.Single(added, won => won);
    }

    [Fact]
    public async Task A_revoked_token_stays_known_and_is_revoked_once()
    {
        await Tokens.AddAsync(new OperatorToken("ci", OperatorRights.Read, Now, null), [1], Cancel);

        Assert.True(await Tokens.RevokeAsync("ci", Now.AddMinutes(1), Cancel));
        Assert.False(await Tokens.RevokeAsync("ci", Now.AddMinutes(2), Cancel));
        Assert.False(await Tokens.RevokeAsync("nobody", Now, Cancel));
        Assert.Equal(Now.AddMinutes(1), (await Tokens.FindAsync([1], Cancel))!.RevokedAt);
    }

    [Fact]
    public async Task A_token_that_is_over_is_not_live_any_more()
    {
        await Tokens.AddAsync(new OperatorToken("ci", OperatorRights.Read, Now, Now.AddMinutes(1)), [1], Cancel);

        Assert.False(await Tokens.RevokeAsync("ci", Now.AddMinutes(1), Cancel));
        Assert.True(await Tokens.RevokeAsync("ci", Now.AddSeconds(59), Cancel));
    }

    [Fact]
    public async Task All_are_listed_by_name()
    {
        await Tokens.AddAsync(new OperatorToken("two", OperatorRights.Write, Now, null), [2], Cancel);
        await Tokens.AddAsync(new OperatorToken("one", OperatorRights.Read, Now, Now.AddDays(1)), [1], Cancel);

        Assert.Equal(["one", "two"], (await Tokens.AllAsync(Cancel)).Select(t => t.Name));
    }
}
