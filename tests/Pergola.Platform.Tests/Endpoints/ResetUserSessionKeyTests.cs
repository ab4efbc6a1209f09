using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class ResetUserSessionKeyTests(SharedPlatform shared) : ResetUserSessionKeyContract(shared), IClassFixture<SharedPlatform>;

public sealed class PostgresResetUserSessionKeyTests(SharedPostgresPlatform shared) : ResetUserSessionKeyContract(shared), IClassFixture<SharedPostgresPlatform>;

public abstract class ResetUserSessionKeyContract(SharedPlatform shared)
{
    [Theory]
    [InlineData("", "errcode,errmsg,openid,session_key")]
    [InlineData("/openserver", "errcode,errmsg,openid,session_key,requestId")]
    public async Task It_gives_a_new_key_and_the_old_one_is_dead_at_once(string prefix, string fields)
    {
        var platform = shared.Platform;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var (openId, old) = (Text(session, "openid"), Text(session, "session_key"));

        var answer = await AskAsync(platform, "resetusersessionkey", openId, old, prefix: prefix);

        var fresh = Text(answer, "session_key");
        Assert.Equal(fields.Split(','), answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal((0, "ok", openId), (Errcode(answer), Text(answer, "errmsg"), Text(answer, "openid")));
        Assert.Equal(16, Convert.FromBase64String(fresh).Length);
        Assert.NotEqual(old, fresh);
        Assert.Equal(87009, Errcode(await AskAsync(platform, "checksession", openId, old)));
        Assert.Equal(0, Errcode(await AskAsync(platform, "checksession", openId, fresh)));
    }

    [Fact]
    public async Task Previous_keys_die_too_and_may_ask_for_the_reset_while_they_live()
    {
        await using var platform = await shared.StartAsync();
        var first = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var second = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var openId = Text(first, "openid");

        var reset = await AskAsync(platform, "resetusersessionkey", openId, Text(first, "session_key"));

        Assert.Equal(0, Errcode(reset));
        Assert.Equal(87009, Errcode(await AskAsync(platform, "checksession", openId, Text(first, "session_key"))));
        Assert.Equal(87009, Errcode(await AskAsync(platform, "checksession", openId, Text(second, "session_key"))));
        Assert.Equal(0, Errcode(await AskAsync(platform, "checksession", openId, Text(reset, "session_key"))));
    }

    [Fact]
    public async Task The_session_ends_when_it_would_have_ended()
    {
        await using var platform = await shared.StartAsync();
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        platform.Time.Move(TimeSpan.FromDays(3) - TimeSpan.FromMilliseconds(1));

        var reset = await AskAsync(platform, "resetusersessionkey", Text(session, "openid"), Text(session, "session_key"));
        platform.Time.Move(TimeSpan.FromMilliseconds(1));

        Assert.Equal(0, Errcode(reset));
        Assert.Equal(87007, Errcode(await AskAsync(platform, "checksession", Text(session, "openid"), Text(reset, "session_key"))));
        Assert.Equal(87007, Errcode(await AskAsync(platform, "resetusersessionkey", Text(session, "openid"), Text(reset, "session_key"))));
    }

    [Fact]
    public async Task Of_eight_resets_with_one_key_one_wins_and_its_key_is_the_good_one()
    {
        var platform = shared.Platform;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync("bob"));
        var (openId, key) = (Text(session, "openid"), Text(session, "session_key"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(platform, "resetusersessionkey", openId, key)));

        var winner = Assert.Single(answers, answer => Errcode(answer) == 0);
        Assert.All(answers, answer => Assert.True(Errcode(answer) is 0 or 87009));
        Assert.Equal(0, Errcode(await AskAsync(platform, "checksession", openId, Text(winner, "session_key"))));
    }

    [Fact]
    public async Task No_key_reaches_the_log()
    {
        await using var platform = await shared.StartAsync();
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        var reset = await AskAsync(platform, "resetusersessionkey", Text(session, "openid"), Text(session, "session_key"));

        Assert.DoesNotContain(Text(reset, "session_key"), platform.Log.Text, StringComparison.Ordinal);
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    private static async Task<JsonElement> AskAsync(PlatformUnderTest platform, string call, string openId, string key, string prefix = "")
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Array.Empty<byte>()));
        return await platform.GetAsync($"{prefix}/wxa/{call}?access_token={await platform.AccessTokenAsync()}&openid={openId}&signature={signature}&sig_method=hmac_sha256");
    }
}
