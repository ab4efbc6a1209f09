using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>A code is good once, however many processes want it at the same time; on every engine.</summary>
public abstract class RaceContract(RaceTeam team)
{
    /// <summary>A store of its own, empty.</summary>
    internal abstract Task<StoreAddress> NewStoreAsync();

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(64)]
    public async Task Redeemers_of_four_processes_give_one_session_for_each_code(int width) => await HoldsAsync(RaceKind.Redeem, width, ReliabilityScale.Codes);

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(64)]
    public async Task Claimers_of_four_processes_give_one_holder_and_it_alone_completes(int width) => await HoldsAsync(RaceKind.Claim, width, ReliabilityScale.ClaimedCodes);

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(64)]
    public async Task Traders_of_four_processes_give_one_code_for_each_ticket(int width) => await HoldsAsync(RaceKind.Trade, width, ReliabilityScale.ClaimedCodes);

    [Theory]
    [InlineData(StoreFault.ReadThenMark, 2)]
    [InlineData(StoreFault.ReadThenMark, 16)]
    [InlineData(StoreFault.UnconditionalUpdate, 2)]
    [InlineData(StoreFault.UnconditionalUpdate, 16)]
    public async Task A_store_that_looks_first_and_marks_later_loses_the_same_race(StoreFault fault, int width)
    {
        var verdict = await RaceVerdict.OfAsync(team, await NewStoreAsync(), new RaceOrder(RaceKind.Redeem, fault, width, First: 0, Count: 96));

        Assert.Null(verdict.Fault);
        Assert.True(verdict.Doubles > verdict.Codes / 4, $"The race does not bite: {verdict}");
    }

    private async Task HoldsAsync(RaceKind kind, int width, int codes)
    {
        var verdict = await RaceVerdict.OfAsync(team, await NewStoreAsync(), new RaceOrder(kind, StoreFault.None, width, First: 0, Count: codes));

        Assert.Equal(new RaceVerdict(codes, Doubles: 0, WithoutWinner: 0, verdict.Overlapped, WrongLeft: 0, Fault: null), verdict);
        Assert.True(verdict.Overlapped > codes / 2, $"The redeemers seldom met: {verdict}");
    }
}
