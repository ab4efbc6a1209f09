using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class CheckSessionKeyTests(SharedPlatform shared) : CheckSessionKeyContract(shared), IClassFixture<SharedPlatform>;

public sealed class PostgresCheckSessionKeyTests(SharedPostgresPlatform shared) : CheckSessionKeyContract(shared), IClassFixture<SharedPostgresPlatform>;

public abstract class CheckSessionKeyContract(SharedPlatform shared)
{
    [Theory]
    [InlineData("")]
    [InlineData("/openserver")]
    public async Task A_signature_with_the_session_key_is_good(string prefix)
    {
        var platform = shared.Platform;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        var answer = await CheckAsync(platform, session, prefix: prefix);

        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("ok", answer.GetProperty("errmsg").GetString());
        Assert.Equal(prefix.Length > 0, answer.TryGetProperty("requestId", out _));
    }

    [Fact]
    public async Task The_previous_key_stays_good_for_five_minutes_and_no_longer()
    {
        await using var platform = await shared.StartAsync();
        var old = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var current = await platform.RedeemAsync(await platform.Host.CodeAsync());

        Assert.Equal(old.GetProperty("openid").GetString(), current.GetProperty("openid").GetString());
        Assert.NotEqual(old.GetProperty("session_key").GetString(), current.GetProperty("session_key").GetString());
        platform.Time.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await CheckAsync(platform, old)).GetProperty("errcode").GetInt32());
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal(87009, (await CheckAsync(platform, old)).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await CheckAsync(platform, current)).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_session_ends_three_days_after_its_last_use()
    {
        await using var platform = await shared.StartAsync();
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        platform.Time.Move(TimeSpan.FromDays(3) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await CheckAsync(platform, session)).GetProperty("errcode").GetInt32());
        platform.Time.Move(TimeSpan.FromDays(3) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await CheckAsync(platform, session)).GetProperty("errcode").GetInt32());
        platform.Time.Move(TimeSpan.FromDays(3));
        Assert.Equal(87007, (await CheckAsync(platform, session)).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task Logout_ends_the_session_in_every_mini_program()
    {
        await using var platform = await shared.StartAsync();
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var bystander = await platform.RedeemAsync(await platform.Host.CodeAsync("bob"));

        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });

        Assert.Equal(87007, (await CheckAsync(platform, session)).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await CheckAsync(platform, bystander)).GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("", "signature", "00", 87009)]
    [InlineData("", "sig_method", "md5", 87008)]
    [InlineData("", "openid", "o-nobody", 40003)]
    [InlineData("", "access_token", "ATnonsense", 40001)]
    [InlineData("", "access_token", "", 41001)]
    [InlineData("/openserver", "signature", "00", 87009)]
    [InlineData("/openserver", "sig_method", "md5", 87008)]
    [InlineData("/openserver", "openid", "o-nobody", 40003)]
    [InlineData("/openserver", "access_token", "ATnonsense", 40014)]
    [InlineData("/openserver", "access_token", "", 10002)]
    public async Task Each_fault_has_its_errcode(string prefix, string field, string value, int errcode)
    {
        var platform = shared.Platform;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        var answer = await CheckAsync(platform, session, query => query[field] = value, prefix);

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task An_access_token_ends_after_two_hours_or_five_minutes_after_the_next()
    {
        await using var platform = await shared.StartAsync();
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var (first, second) = (await TokenAsync(platform), await TokenAsync(platform));

        platform.Time.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(42001, (await CheckAsync(platform, session, q => q["access_token"] = first)).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await CheckAsync(platform, session, q => q["access_token"] = second)).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task Another_mini_programs_token_does_not_reach_this_ones_sessions()
    {
        var platform = shared.Platform;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var foreign = await TokenAsync(platform, PlatformUnderTest.SiblingAppId);

        var answer = await CheckAsync(platform, session, query => query["access_token"] = foreign);

        Assert.Equal(40003, answer.GetProperty("errcode").GetInt32());
    }

    private static async Task<string> TokenAsync(PlatformUnderTest platform, string appId = PlatformUnderTest.AppId) =>
        (await platform.GetAsync($"/cgi-bin/token?appid={appId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential"))
        .GetProperty("access_token").GetString()!;

    private static async Task<JsonElement> CheckAsync(
        PlatformUnderTest platform, JsonElement session, Action<Dictionary<string, string>>? spoil = null, string prefix = "")
    {
        var key = session.GetProperty("session_key").GetString()!;
        var query = new Dictionary<string, string>
        {
            ["access_token"] = await TokenAsync(platform),
            ["openid"] = session.GetProperty("openid").GetString()!,
            ["signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Array.Empty<byte>())),
            ["sig_method"] = "hmac_sha256",
        };
        spoil?.Invoke(query);
        return await platform.GetAsync($"{prefix}/wxa/checksession?{string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}");
    }
}
