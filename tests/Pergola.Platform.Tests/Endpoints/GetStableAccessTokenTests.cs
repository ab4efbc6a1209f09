using System.Net.Http.Json;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class GetStableAccessTokenTests(SharedPlatform shared) : GetStableAccessTokenContract(shared), IClassFixture<SharedPlatform>
{
    [Fact]
    public async Task A_restart_keeps_it()
    {
        using var folder = new TemporaryFolder();
        string before;
        await using (var platform = await PlatformUnderTest.StartAsync(folder.Path))
            before = Token(await RequestAsync(platform));
        await using var restarted = await PlatformUnderTest.StartAsync(folder.Path);

        Assert.Equal(before, Token(await RequestAsync(restarted)));
        Assert.DoesNotContain(before, restarted.Log.Text, StringComparison.Ordinal);
    }
}

public sealed class PostgresGetStableAccessTokenTests(SharedPostgresPlatform shared) : GetStableAccessTokenContract(shared), IClassFixture<SharedPostgresPlatform>;

public abstract class GetStableAccessTokenContract(SharedPlatform shared)
{
    [Fact]
    public async Task Both_shapes_give_the_same_token_with_the_seconds_that_it_has_left()
    {
        await using var platform = await shared.StartAsync();

        var weChat = await RequestAsync(platform);
        platform.Time.Move(TimeSpan.FromSeconds(100.5));
        var sas = await RequestAsync(platform, prefix: "/openserver");

        Assert.Matches("^AT[A-Za-z0-9]{62}$", Token(weChat));
        Assert.Equal(Token(weChat), Token(sas));
        Assert.Equal(["access_token", "expires_in"], weChat.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["access_token", "expires_in", "errcode", "errmsg", "requestId"], sas.EnumerateObject().Select(p => p.Name));
        Assert.Equal((7200, 7099), (weChat.GetProperty("expires_in").GetInt32(), sas.GetProperty("expires_in").GetInt32()));
    }

    [Fact]
    public async Task Five_minutes_before_its_end_a_new_one_comes_and_the_old_one_serves_to_its_end()
    {
        await using var platform = await shared.StartAsync();
        var old = Token(await RequestAsync(platform));

        platform.Time.Move(TimeSpan.FromMinutes(115) - TimeSpan.FromMilliseconds(1));
        var last = await RequestAsync(platform);
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        var next = Token(await RequestAsync(platform));

        Assert.Equal((old, 300), (Token(last), last.GetProperty("expires_in").GetInt32()));
        Assert.NotEqual(old, next);
        Assert.Equal(next, Token(await RequestAsync(platform)));
        platform.Time.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal((0, 0), (await UseAsync(platform, old), await UseAsync(platform, next)));
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal((42001, 0), (await UseAsync(platform, old), await UseAsync(platform, next)));
    }

    [Fact]
    public async Task A_forced_refresh_ends_the_old_one_at_once_and_has_limits()
    {
        await using var platform = await shared.StartAsync(configure: options => options.StableTokenForcedPerDay = 2);
        var old = Token(await RequestAsync(platform));

        var forced = Token(await RequestAsync(platform, force: true));
        var soon = await RequestAsync(platform, force: true);
        Assert.Equal((40001, 0, 45011), (await UseAsync(platform, old), await UseAsync(platform, forced), Errcode(soon)));
        platform.Time.Move(TimeSpan.FromSeconds(30));
        Assert.NotEqual(forced, Token(await RequestAsync(platform, force: true)));
        platform.Time.Move(TimeSpan.FromSeconds(30));
        Assert.Equal((45009, 45009), (Errcode(await RequestAsync(platform, force: true)), Errcode(await RequestAsync(platform, force: true, prefix: "/openserver"))));
    }

    [Fact]
    public async Task It_and_the_token_of_cgi_bin_do_not_shorten_each_other()
    {
        await using var platform = await shared.StartAsync();
        var (plain, stable) = (await platform.AccessTokenAsync(), Token(await RequestAsync(platform)));

        await RequestAsync(platform, force: true);
        var forced = Token(await RequestAsync(platform));
        platform.Time.Move(TimeSpan.FromMinutes(10));
        Assert.Equal((0, 40001, 0), (await UseAsync(platform, plain), await UseAsync(platform, stable), await UseAsync(platform, forced)));
        await platform.AccessTokenAsync();
        platform.Time.Move(TimeSpan.FromMinutes(10));
        Assert.Equal((42001, 0), (await UseAsync(platform, plain), await UseAsync(platform, forced)));
    }

    [Fact]
    public async Task Sixteen_at_once_get_one_token()
    {
        var platform = shared.Platform;

        var given = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => RequestAsync(platform, appId: PlatformUnderTest.StrangerAppId)));

        Assert.Single(given.Select(Token).Distinct());
    }

    internal static string Token(JsonElement answer) => answer.GetProperty("access_token").GetString()!;

    private static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    /// <summary>The errcode of a call with this token.</summary>
    private static async Task<int> UseAsync(PlatformUnderTest platform, string token) =>
        Errcode(await platform.GetAsync($"/wxaapi/newtmpl/gettemplate?access_token={token}"));

    internal static async Task<JsonElement> RequestAsync(PlatformUnderTest platform, bool force = false, string prefix = "", string appId = PlatformUnderTest.AppId)
    {
        using var response = await platform.Client.PostAsJsonAsync(
            $"{prefix}/cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = appId, secret = PlatformUnderTest.MiniProgramSecret, force_refresh = force },
            TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
