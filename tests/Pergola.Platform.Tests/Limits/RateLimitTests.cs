using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Limits;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Limits;

public sealed class RateLimitTests
{
    private const string Token = $"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential";
    private const string WrongSecret = $"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret=wrong-wrong-wrong-wrong&grant_type=client_credential";

    private static readonly object CheckSession = new { appid = PlatformUnderTest.AppId, uid = "alice" };

    [Fact]
    public async Task A_user_gets_a_hundred_login_codes_in_a_minute_and_then_45011_until_one_is_free_again()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        for (var i = 0; i < 100; i++)
            await platform.Host.CodeAsync();

        var refused = await LoginAsync(platform);
        Assert.Equal(45011, ErrCode(refused));
        Assert.Equal("limit Login: more than 100 in a minute", refused.GetProperty("debug").GetString());
        Assert.Equal(0, ErrCode(await LoginAsync(platform, "bob")));
        Assert.Equal(0, ErrCode(await LoginAsync(platform, appId: PlatformUnderTest.SiblingAppId)));
        platform.Time.Move(TimeSpan.FromMilliseconds(599));
        Assert.Equal(45011, ErrCode(await LoginAsync(platform)));
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, ErrCode(await LoginAsync(platform)));
    }

    [Fact]
    public async Task At_v3_the_user_is_counted_when_the_superapp_server_names_them_and_the_code_is_not_lost()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.LoginsPerUserPerMinute = 1);
        var (first, second) = (await platform.Host.CodeV3Async(), await platform.Host.CodeV3Async());
        await platform.RedeemAsync(first);

        var refused = await platform.RedeemAsync(second);
        platform.Time.Move(TimeSpan.FromMinutes(1));
        var session = await platform.RedeemAsync(second);

        Assert.Equal(45011, ErrCode(refused));
        Assert.NotEmpty(session.GetProperty("openid").GetString()!);
    }

    [Fact]
    public async Task Calls_about_a_user_and_of_a_superapp_are_counted_for_each()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => (options.Limits.PerUserPerMinute, options.Limits.PerSuperAppPerMinute) = (2, 5));

        Assert.Equal<IEnumerable<int>>([87007, 87007, 45011], await ErrCodesAsync(3, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession)));
        Assert.Equal<IEnumerable<int>>([87007, 87007, 45011], await ErrCodesAsync(3, () => platform.Host.PostAsync(SdkPaths.CheckSession, new { appid = PlatformUnderTest.AppId, uid = "bob" })));
    }

    [Fact]
    public async Task A_mini_programs_backend_is_counted_only_when_it_has_proven_who_it_is()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.PerMiniProgramPerMinute = 2);

        Assert.Equal<IEnumerable<int>>([40125, 40125, 40125], await ErrCodesAsync(3, () => platform.GetAsync(WrongSecret)));
        Assert.Equal<IEnumerable<int>>([0, 0, 45011], await ErrCodesAsync(3, () => platform.GetAsync(Token)));
        Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.RedeemAsync("2" + new string('A', 40))));
        Assert.Equal<IEnumerable<int>>([40029], await ErrCodesAsync(1, () => platform.RedeemAsync("2" + new string('A', 40), PlatformUnderTest.SiblingAppId)));
    }

    [Theory]
    [InlineData("", """{"errcode":45009,""")]
    [InlineData("/openserver", """{"access_token":"","expires_in":0,"errcode":45009,""")]
    public async Task The_days_access_tokens_end_with_45009_in_each_shape_and_begin_anew_at_midnight(string prefix, string shape)
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.AccessTokensPerDay = 2);
        Assert.Equal<IEnumerable<int>>([0, 0], await ErrCodesAsync(2, () => platform.GetAsync(Token)));

        using var refused = await platform.Client.GetAsync(new Uri(prefix + Token, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.StartsWith(shape, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(23), refused.Headers.RetryAfter?.Delta);
        platform.Time.Move(TimeSpan.FromHours(23) - TimeSpan.FromMilliseconds(1));
        Assert.Equal<IEnumerable<int>>([45009], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal<IEnumerable<int>>([0], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
    }

    [Fact]
    public async Task Guessing_codes_with_a_good_secret_is_stopped_before_the_store_is_asked()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.UnknownCodesPerMinute = 3);
        var good = await platform.Host.CodeAsync();

        Assert.Equal<IEnumerable<int>>([40029, 40029, 40029, 45011], await ErrCodesAsync(4, () => platform.RedeemAsync("2" + new string('A', 40))));
        Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.RedeemAsync(good)));
        platform.Time.Move(TimeSpan.FromSeconds(20));
        Assert.Equal<IEnumerable<int>>([0], await ErrCodesAsync(1, () => platform.RedeemAsync(good)));
    }

    [Fact]
    public async Task Texts_that_cannot_be_codes_are_unknown_and_count_as_no_guess()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.UnknownCodesPerMinute = 1);

        Assert.Equal<IEnumerable<int>>([40029, 40029, 40029], await ErrCodesAsync(3, () => platform.RedeemAsync("a-code-of-another-server")));
    }

    [Fact]
    public async Task Wrong_secrets_lock_the_address_for_twice_as_long_each_time()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options =>
            (options.Limits.WrongTriesPerMinute, options.Limits.LongestLock) = (3, TimeSpan.FromSeconds(4)));

        Assert.Equal<IEnumerable<int>>([40125, 40125, 40125, 40125, 45011, 45011], await ErrCodesAsync(6, () => platform.GetAsync(WrongSecret)));
        Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
        foreach (var seconds in new[] { 1, 2, 4, 4 })
        {
            platform.Time.Move(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
            platform.Time.Move(TimeSpan.FromTicks(1));
            Assert.Equal<IEnumerable<int>>([0, 40125, 45011], [.. await ErrCodesAsync(1, () => platform.GetAsync(Token)), .. await ErrCodesAsync(2, () => platform.GetAsync(WrongSecret))]);
        }

        platform.Time.Move(TimeSpan.FromSeconds(8));
        Assert.Equal<IEnumerable<int>>([40125, 40125, 40125, 40125, 45011], await ErrCodesAsync(5, () => platform.GetAsync(WrongSecret)));
        Assert.Contains("is locked for 4 s", platform.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_wrong_secrets_in_ten_minutes_are_looked_at_a_few_dozen_times()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var looked = 0;

        for (var i = 0; i < 10_000; i++)
        {
            if (ErrCode(await platform.GetAsync(WrongSecret)) == 40125)
                looked++;
            platform.Time.Move(TimeSpan.FromMilliseconds(60));
        }

        Assert.InRange(looked, 30, 45);
    }

    [Fact]
    public async Task A_lock_of_backends_is_none_of_the_sdks_and_a_device_with_a_ticket_is_never_locked()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.WrongTriesPerMinute = 1);
        await ErrCodesAsync(2, () => platform.GetAsync(WrongSecret));

        Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
        Assert.Equal<IEnumerable<int>>([87007], await ErrCodesAsync(1, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession)));
        await ErrCodesAsync(2, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession, Spoil));
        Assert.Equal<IEnumerable<int>>([45011], await ErrCodesAsync(1, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession)));
        Assert.Equal<IEnumerable<int>>([40001], await ErrCodesAsync(1, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession, request => request.Headers.Add(SdkHeaders.Ticket, "a.b"))));
    }

    [Fact]
    public async Task Faults_that_are_no_guesses_lock_nobody()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.WrongTriesPerMinute = 1);

        Assert.All(await ErrCodesAsync(5, () => platform.GetAsync("/sns/jscode2session")), code => Assert.Equal(41002, code));
        Assert.All(await ErrCodesAsync(5, () => platform.Host.PostAsync(SdkPaths.CheckSession, CheckSession, Late)), code => Assert.Equal(40001, code));
        Assert.Equal<IEnumerable<int>>([0], await ErrCodesAsync(1, () => platform.GetAsync(Token)));
    }

    [Fact]
    public async Task All_requests_of_an_address_are_counted_where_the_operator_says_so()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.PerAddressPerMinute = 2);

        Assert.Equal<IEnumerable<int>>([41002, 41002, 45011], await ErrCodesAsync(3, () => platform.GetAsync("/sns/jscode2session")));
    }

    [Fact]
    public async Task Off_means_off()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.Off());

        Assert.All(await ErrCodesAsync(200, () => platform.GetAsync(WrongSecret)), code => Assert.Equal(40125, code));
        Assert.All(await ErrCodesAsync(200, () => LoginAsync(platform)), code => Assert.Equal(0, code));
        Assert.Equal(0, platform.App.Services.GetRequiredService<RateLimits>().Remembered);
        Assert.Equal(0, platform.App.Services.GetRequiredService<AddressLocks>().Remembered);
    }

    [Fact]
    public async Task A_flood_of_refusals_is_no_flood_of_log_lines()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Limits.PerAddressPerMinute = 1);
        await ErrCodesAsync(201, () => platform.GetAsync("/sns/jscode2session"));
        platform.Time.Move(TimeSpan.FromSeconds(1));
        await ErrCodesAsync(1, () => platform.GetAsync("/sns/jscode2session"));

        Assert.InRange(platform.Log.Lines.Count(line => line.Contains("limit Address", StringComparison.Ordinal)), 11, 12);
        Assert.Contains("190 more requests were refused", platform.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(60_000_001)]
    public async Task Limits_that_cannot_be_are_refused_at_the_start(int limit) =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => PlatformUnderTest.StartAsync(configure: options => options.Limits.PerUserPerMinute = limit));

    private static Task<JsonElement> LoginAsync(PlatformUnderTest platform, string uid = "alice", string appId = PlatformUnderTest.AppId) =>
        platform.Host.LoginAsync(new { appid = appId, level = "v2", uid });

    private static void Spoil(HttpRequestMessage request)
    {
        request.Headers.Remove(SdkHeaders.Signature);
        request.Headers.Add(SdkHeaders.Signature, "AAAA");
    }

    private static void Late(HttpRequestMessage request)
    {
        request.Headers.Remove(SdkHeaders.Timestamp);
        request.Headers.Add(SdkHeaders.Timestamp, "1");
    }

    private static async Task<int[]> ErrCodesAsync(int times, Func<Task<JsonElement>> call)
    {
        var codes = new int[times];
        for (var i = 0; i < times; i++)
            codes[i] = ErrCode(await call());
        return codes;
    }

    private static int ErrCode(JsonElement answer) => answer.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;
}
