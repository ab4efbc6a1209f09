using System.Text;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class SdkEndpointTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    [Fact]
    public async Task A_user_that_the_superapp_server_does_not_know_is_40015()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.CheckUser = (_, _) => Task.FromResult("""{"returnCode":"0","data":false}""");

        var answer = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "mallory" });

        Assert.Equal(40015, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("""{"userId":"mallory"}""", platform.SuperAppServer.Requests.Single().Body);
    }

    [Theory]
    [InlineData("""{"returnCode":"500","returnMessage":"down"}""", ": 500")]
    [InlineData("[]", "no JSON object")]
    public async Task A_superapp_server_that_fails_is_minus_one_and_no_code(string superAppAnswer, string reason)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.CheckUser = (_, _) => Task.FromResult(superAppAnswer);

        var answer = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });

        Assert.Equal(-1, answer.GetProperty("errcode").GetInt32());
        Assert.Contains(reason, answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal("", answer.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"appid":"nobody","level":"v2","uid":"alice"}""", 40013)]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":"v1","uid":"alice"}""", 10002)]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":"v3","uid":"alice"}""", 40029)]
    [InlineData("""{"level":"v2","uid":"alice"}""", 10002)]
    [InlineData("""not json""", 10002)]
    [InlineData("""null""", 10002)]
    public async Task Each_fault_of_a_login_has_its_errcode(string body, int errcode)
    {
        var platform = shared.Platform;

        var answer = await platform.Host.LoginAsync(new { }, request =>
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            foreach (var header in new[] { SdkHeaders.Signature, SdkHeaders.Nonce, SdkHeaders.Timestamp })
                request.Headers.Remove(header);
        });

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        var platform = shared.Platform;

        var answer = await platform.Host.LoginAsync(new { appid = new string('x', 70_000) });

        Assert.Equal(10002, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_session_is_alive_from_its_redemption_until_three_unused_days_later()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var code = await platform.Host.CodeAsync();
        Assert.Equal(87007, await CheckAsync(platform));

        await platform.RedeemAsync(code);
        Assert.Equal(0, await CheckAsync(platform));
        Assert.Equal(87007, await CheckAsync(platform, PlatformUnderTest.SiblingAppId));
        platform.Time.Move(TimeSpan.FromDays(2));
        Assert.Equal(0, await CheckAsync(platform));
        platform.Time.Move(TimeSpan.FromDays(3) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await CheckAsync(platform));
        platform.Time.Move(TimeSpan.FromDays(3));
        Assert.Equal(87007, await CheckAsync(platform));
    }

    [Fact]
    public async Task Logout_ends_the_session_and_a_new_login_starts_one()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await platform.RedeemAsync(await platform.Host.CodeAsync());

        var logout = await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });
        Assert.Equal(0, logout.GetProperty("errcode").GetInt32());
        Assert.Equal(87007, await CheckAsync(platform));
        await platform.RedeemAsync(await platform.Host.CodeAsync());
        Assert.Equal(0, await CheckAsync(platform));
    }

    private static async Task<int> CheckAsync(PlatformUnderTest platform, string appId = PlatformUnderTest.AppId) =>
        (await platform.Host.PostAsync(SdkPaths.CheckSession, new { appid = appId, uid = "alice" })).GetProperty("errcode").GetInt32();
}
