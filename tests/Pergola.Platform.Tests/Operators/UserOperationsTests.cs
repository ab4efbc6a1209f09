using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Operators;

public sealed class UserOperationsTests
{
    private static readonly OperatorActor Ann = new("ann");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_logged_out_user_has_no_live_session_and_no_good_code()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await platform.RedeemAsync(await platform.Host.CodeAsync());
        var unused = await platform.Host.CodeAsync();
        platform.Time.Move(TimeSpan.FromSeconds(1));

        await Users(platform).LogOutAsync(new UserName { Uid = "alice" }, Ann, Cancel);

        var session = Assert.Single((await Users(platform).SessionsAsync(new SessionQuery(Uid: "alice"), new PageRequest(), Cancel)).Items);
        Assert.False(session.Alive);
        Assert.NotEqual(0, (await platform.RedeemAsync(unused)).GetProperty("errcode").GetInt32());
        Assert.Equal(("user logged out", "ann", "alice"), await NewestAsync(platform, "user"));
    }

    [Fact]
    public async Task An_erased_user_is_gone_and_the_trail_says_only_that_somebody_was()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var code = await platform.Host.CodeAsync();
        var before = await platform.RedeemAsync(code);
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(await platform.Host.CodeAsync("bob"));

        var erased = await Users(platform).EraseAsync(new UserName { SuperApp = PlatformUnderTest.AppKey, Uid = "alice" }, Ann, Cancel);

        Assert.Equal(1, erased.Sessions);
        Assert.Equal("bob", Assert.Single((await Users(platform).SessionsAsync(new SessionQuery(), new PageRequest(), Cancel)).Items).Uid);
        Assert.Equal(("user erased", "ann", null), await NewestAsync(platform, "user"));
        var audit = platform.App.Services.GetRequiredService<PlatformOperations>().Audit;
        Assert.Null(Assert.Single((await audit.RefusedCodesAsync(new AuditQuery(), new PageRequest(), Cancel)).Items).Uid);

        // The openid is derived and not remembered: a user who comes back is the same to the mini program.
        platform.Time.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(before.GetProperty("openid").GetString(), (await platform.RedeemAsync(await platform.Host.CodeAsync())).GetProperty("openid").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task Nobody_cannot_be_logged_out_or_erased(string? uid)
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        Assert.Equal("uid", Assert.Single((await Assert.ThrowsAsync<OperationRefusedException>(() => Users(platform).LogOutAsync(new UserName { Uid = uid }, Ann, Cancel))).Problems).Field);
        Assert.Equal("uid", Assert.Single((await Assert.ThrowsAsync<OperationRefusedException>(() => Users(platform).EraseAsync(new UserName { Uid = uid }, Ann, Cancel))).Problems).Field);
    }

    [Fact]
    public async Task Sessions_come_a_page_at_a_time_and_the_last_page_says_so()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        foreach (var uid in new[] { "a", "b", "c" })
            await platform.RedeemAsync(await platform.Host.CodeAsync(uid));

        var first = await Users(platform).SessionsAsync(new SessionQuery(), new PageRequest(Limit: 2), Cancel);
        var second = await Users(platform).SessionsAsync(new SessionQuery(), new PageRequest(first.NextCursor, 2), Cancel);

        Assert.Equal(["a", "b", "c"], first.Items.Concat(second.Items).Select(s => s.Uid));
        Assert.NotNull(first.NextCursor);
        Assert.Null(second.NextCursor);
        Assert.Equal("cursor", Assert.Single((await Assert.ThrowsAsync<OperationRefusedException>(() => Users(platform).SessionsAsync(new SessionQuery(), new PageRequest("!!"), Cancel))).Problems).Field);
        Assert.Equal("limit", Assert.Single((await Assert.ThrowsAsync<OperationRefusedException>(() => Users(platform).SessionsAsync(new SessionQuery(), new PageRequest(Limit: 501), Cancel))).Problems).Field);
    }

    private static UserOperations Users(PlatformUnderTest platform) => platform.App.Services.GetRequiredService<PlatformOperations>().Users;

    private static async Task<(string, string, string?)> NewestAsync(PlatformUnderTest platform, string what)
    {
        var audit = platform.App.Services.GetRequiredService<PlatformOperations>().Audit;
        var newest = (await audit.FindAsync(new AuditQuery(EventPrefix: what), new PageRequest(), Cancel)).Items[0];
        return (newest.Event, newest.Actor, newest.Uid);
    }
}
