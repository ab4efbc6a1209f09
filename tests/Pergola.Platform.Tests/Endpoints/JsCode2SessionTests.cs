using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class JsCode2SessionTests(SharedPlatform shared) : JsCode2SessionContract(shared), IClassFixture<SharedPlatform>;

public sealed class PostgresJsCode2SessionTests(SharedPostgresPlatform shared) : JsCode2SessionContract(shared), IClassFixture<SharedPostgresPlatform>;

public abstract class JsCode2SessionContract(SharedPlatform shared)
{
    private const string Secret = PlatformUnderTest.MiniProgramSecret;

    [Fact]
    public async Task A_v2_login_ends_with_openid_unionid_and_session_key()
    {
        await using var platform = await shared.StartAsync();

        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        Assert.Equal(["openid", "session_key", "unionid"], session.EnumerateObject().Select(p => p.Name));
        Assert.Equal(28, session.GetProperty("openid").GetString()!.Length);
        Assert.StartsWith("o", session.GetProperty("openid").GetString(), StringComparison.Ordinal);
        Assert.Equal(16, Convert.FromBase64String(session.GetProperty("session_key").GetString()!).Length);
        Assert.StartsWith("u", session.GetProperty("unionid").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_openserver_every_field_is_there()
    {
        await using var platform = await shared.StartAsync(environment: "Production");

        var good = await platform.RedeemAsync(await platform.Host.CodeAsync(), prefix: "/openserver");
        var bad = await platform.RedeemAsync("no-such-code", prefix: "/openserver");

        string[] fields = ["openid", "session_key", "unionid", "errcode", "errmsg", "requestId"];
        Assert.Equal(fields, good.EnumerateObject().Select(p => p.Name));
        Assert.Equal(fields, bad.EnumerateObject().Select(p => p.Name));
        Assert.Equal(0, good.GetProperty("errcode").GetInt32());
        Assert.Equal("ok", good.GetProperty("errmsg").GetString());
        Assert.Equal("invalid js_code", bad.GetProperty("errmsg").GetString());
        Assert.Equal("", bad.GetProperty("openid").GetString());
        Assert.Equal("", bad.GetProperty("session_key").GetString());
        Assert.Equal("", bad.GetProperty("unionid").GetString());
        Assert.NotEqual("", bad.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task A_v3_login_names_the_user_of_the_auth_code()
    {
        await using var platform = await shared.StartAsync();

        var code = await platform.Host.CodeV3Async("the-auth-code");
        Assert.Empty(platform.SuperAppServer.Requests);
        var session = await platform.RedeemAsync(code);

        var v2 = await platform.RedeemAsync(await platform.Host.CodeAsync("alice"));
        Assert.Equal(v2.GetProperty("openid").GetString(), session.GetProperty("openid").GetString());
        Assert.Equal("/prefix/access_token/b2b2c", platform.SuperAppServer.Requests[0].Path);
        Assert.Equal(
            """{"grantType":"AUTHORIZATION_CODE","authCode":"the-auth-code","additionalInfo":{"appid":"mpyzxqg4o9yzw5px"}}""",
            platform.SuperAppServer.Requests[0].Body);
    }

    [Theory]
    [InlineData("", 40029, "used")]
    [InlineData("/openserver", 40029, "used")]
    public async Task A_used_code_is_40163_in_WeChats_shape_and_40029_under_openserver(string prefix, int sasCode, string reason)
    {
        var platform = shared.Platform;
        var code = await platform.Host.CodeAsync();
        await platform.RedeemAsync(code);

        var replay = await platform.RedeemAsync(code, prefix: prefix);

        Assert.Equal(prefix.Length == 0 ? 40163 : sasCode, Errcode(replay));
        Assert.StartsWith(reason, Debug(replay), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "appid=&secret=S&js_code=c&grant_type=authorization_code", 41002)]
    [InlineData("", "appid=A&js_code=c&grant_type=authorization_code", 41004)]
    [InlineData("", "appid=A&secret=S&grant_type=authorization_code", 41008)]
    [InlineData("", "appid=A&secret=S&js_code=c", 40002)]
    [InlineData("", "appid=nobody&secret=S&js_code=c&grant_type=authorization_code", 40013)]
    [InlineData("", "appid=A&secret=wrong&js_code=c&grant_type=authorization_code", 40125)]
    [InlineData("", "appid=A&secret=S&js_code=c&grant_type=authorization_code", 40029)]
    [InlineData("/openserver", "appid=&secret=S&js_code=c&grant_type=authorization_code", 10002)]
    [InlineData("/openserver", "appid=A&js_code=c&grant_type=authorization_code", 10002)]
    [InlineData("/openserver", "appid=A&secret=S&grant_type=authorization_code", 10002)]
    [InlineData("/openserver", "appid=A&secret=S&js_code=c", 40002)]
    [InlineData("/openserver", "appid=nobody&secret=S&js_code=c&grant_type=authorization_code", 40013)]
    [InlineData("/openserver", "appid=A&secret=wrong&js_code=c&grant_type=authorization_code", 40001)]
    [InlineData("/openserver", "appid=A&secret=S&js_code=c&grant_type=authorization_code", 40029)]
    public async Task Each_fault_has_its_errcode(string prefix, string query, int errcode)
    {
        var platform = shared.Platform;

        var answer = await platform.GetAsync($"{prefix}/sns/jscode2session?{query.Replace("appid=A", "appid=" + PlatformUnderTest.AppId).Replace("secret=S", "secret=" + Secret)}");

        Assert.Equal(errcode, Errcode(answer));
        if (prefix.Length == 0)
            Assert.Matches(" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", answer.GetProperty("errmsg").GetString());
    }

    [Fact]
    public async Task An_expired_code_says_so_in_debug_and_Production_says_nothing()
    {
        await using var platform = await shared.StartAsync();
        await using var production = await shared.StartAsync(environment: "Production");
        var (code, productionCode) = (await platform.Host.CodeAsync(), await production.Host.CodeAsync());
        platform.Time.Move(TimeSpan.FromMinutes(5));
        production.Time.Move(TimeSpan.FromMinutes(5));

        var shown = await platform.RedeemAsync(code);
        var hidden = await production.RedeemAsync(productionCode);

        Assert.Equal(40029, Errcode(shown));
        Assert.StartsWith("expired", Debug(shown), StringComparison.Ordinal);
        Assert.False(hidden.TryGetProperty("debug", out _));
        Assert.Contains("expired", production.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_mini_programs_try_is_refused_and_does_not_burn_the_code()
    {
        var platform = shared.Platform;
        var code = await platform.Host.CodeAsync();

        var thief = await platform.RedeemAsync(code, PlatformUnderTest.StrangerAppId);
        var owner = await platform.RedeemAsync(code);

        Assert.Equal(40029, Errcode(thief));
        Assert.StartsWith("other app", Debug(thief), StringComparison.Ordinal);
        Assert.True(owner.TryGetProperty("session_key", out _));
    }

    [Fact]
    public async Task A_superapp_server_that_fails_costs_no_v3_code()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.CodeV3Async();
        var good = platform.SuperAppServer.Exchange;

        platform.SuperAppServer.Exchange = (_, _) => throw new HttpRequestException("connection refused");
        var unreachable = await platform.RedeemAsync(code);
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("<html>");
        var nonsense = await platform.RedeemAsync(code);
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("""{"responseCode":"5007400","responseMessage":"Internal"}""");
        var broken = await platform.RedeemAsync(code);
        platform.SuperAppServer.Exchange = good;
        var session = await platform.RedeemAsync(code);

        Assert.Equal([-1, -1, -1], [Errcode(unreachable), Errcode(nonsense), Errcode(broken)]);
        Assert.Contains("could not be reached", Debug(unreachable), StringComparison.Ordinal);
        Assert.Contains("no JSON object", Debug(nonsense), StringComparison.Ordinal);
        Assert.Contains("5007400", Debug(broken), StringComparison.Ordinal);
        Assert.True(session.TryGetProperty("openid", out _));
        Assert.Single(platform.SuperAppServer.Requests.Select(r => r.Headers["Pergola-Exchange-Id"]).Distinct());
    }

    [Fact]
    public async Task A_superapp_server_that_does_not_answer_in_time_costs_no_v3_code()
    {
        await using var platform = await shared.StartAsync(configure: options => options.SuperAppTimeout = TimeSpan.FromMilliseconds(50));
        var code = await platform.Host.CodeV3Async();
        var good = platform.SuperAppServer.Exchange;
        platform.SuperAppServer.Exchange = async (_, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return "";
        };

        var late = await platform.RedeemAsync(code);
        platform.SuperAppServer.Exchange = good;
        var session = await platform.RedeemAsync(code);

        Assert.Equal(-1, Errcode(late));
        Assert.Contains("did not answer within", Debug(late), StringComparison.Ordinal);
        Assert.True(session.TryGetProperty("openid", out _));
    }

    [Fact]
    public async Task A_refused_auth_code_is_40029()
    {
        await using var platform = await shared.StartAsync();
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("""{"responseCode":"4007400","responseMessage":"Invalid auth code"}""");

        var refused = await platform.RedeemAsync(await platform.Host.CodeV3Async());

        Assert.Equal(40029, Errcode(refused));
        Assert.StartsWith("auth code refused", Debug(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auth_code_of_another_user_than_the_login_is_refused()
    {
        await using var platform = await shared.StartAsync();

        var mixedUp = await platform.RedeemAsync(await platform.Host.CodeV3Async(uid: "bob"));

        Assert.Equal(40029, Errcode(mixedUp));
        Assert.StartsWith("other user", Debug(mixedUp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_requests_for_one_v3_code_ask_the_superapp_server_once()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.CodeV3Async();
        var (entered, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var good = platform.SuperAppServer.Exchange;
        platform.SuperAppServer.Exchange = async (body, cancel) =>
        {
            entered.SetResult();
            await go.Task;
            return await good(body, cancel);
        };

        var first = platform.RedeemAsync(code);
        await entered.Task;
        var second = await platform.RedeemAsync(code);
        go.SetResult();

        Assert.Equal(40163, Errcode(second));
        Assert.StartsWith("in use", Debug(second), StringComparison.Ordinal);
        Assert.True((await first).TryGetProperty("openid", out _));
        Assert.Single(platform.SuperAppServer.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_named_attempt_that_comes_again_gets_the_same_session(bool v3)
    {
        await using var platform = await shared.StartAsync();
        var code = v3 ? await platform.Host.CodeV3Async() : await platform.Host.CodeAsync();
        platform.Client.DefaultRequestHeaders.Add("Idempotency-Key", "attempt-1");

        var first = await platform.RedeemAsync(code);
        var again = await platform.RedeemAsync(code);

        Assert.Equal(first.GetProperty("session_key").GetString(), again.GetProperty("session_key").GetString());
    }

    [Fact]
    public async Task A_code_that_the_host_made_itself_is_unknown_here()
    {
        var platform = shared.Platform;

        var answer = await platform.RedeemAsync("v1-code-of-the-superapp-server");

        Assert.Equal(40029, Errcode(answer));
        Assert.StartsWith("unknown", Debug(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_dies_with_the_users_logout()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.CodeAsync();
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });

        var answer = await platform.RedeemAsync(code);

        Assert.Equal(40029, Errcode(answer));
        Assert.StartsWith("logged out", Debug(answer), StringComparison.Ordinal);
    }

    private static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    private static string Debug(JsonElement answer) => answer.GetProperty("debug").GetString()!;
}
