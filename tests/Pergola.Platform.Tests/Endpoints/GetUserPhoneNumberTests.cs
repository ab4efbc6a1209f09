using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class GetUserPhoneNumberTests(SharedPlatform shared) : GetUserPhoneNumberContract(shared), IClassFixture<SharedPlatform>;

public sealed class PostgresGetUserPhoneNumberTests(SharedPostgresPlatform shared) : GetUserPhoneNumberContract(shared), IClassFixture<SharedPostgresPlatform>;

public abstract class GetUserPhoneNumberContract(SharedPlatform shared)
{
    private const string Path = "/wxa/business/getuserphonenumber";

    [Fact]
    public async Task A_code_becomes_the_number_with_its_watermark()
    {
        await using var platform = await shared.StartAsync();

        var answer = await platform.PostAsync(Path, new { code = await platform.Host.ContactCodeAsync() });

        var seconds = platform.Time.Now.ToUnixTimeSeconds();
        Assert.Equal(
            $$$$"""{"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"15812342850","purePhoneNumber":"15812342850","countryCode":"86","watermark":{"timestamp":{{{{seconds}}}},"appid":"{{{{PlatformUnderTest.AppId}}}}"}}}""",
            answer.GetRawText());
        var (path, body, headers) = platform.SuperAppServer.Requests[^1];
        Assert.Equal("/prefix/user/getUserPhoneNumber", path);
        Assert.Equal($$"""{"temporaryCode":"{{FakeUserData.TemporaryCode}}","userId":"alice"}""", body);
        Assert.Equal(32, headers["Pergola-Exchange-Id"].Length);
    }

    [Fact]
    public async Task Under_openserver_every_field_is_present_also_on_failure()
    {
        var platform = shared.Platform;

        var good = await platform.PostAsync("/openserver" + Path, new { code = await platform.Host.ContactCodeAsync() });
        var bad = await platform.PostAsync("/openserver" + Path, new { code = "nonsense" });

        Assert.Equal("15812342850", good.GetProperty("phone_info").GetProperty("phoneNumber").GetString());
        Assert.NotEqual("", good.GetProperty("requestId").GetString());
        Assert.Equal(40029, bad.GetProperty("errcode").GetInt32());
        Assert.Equal("invalid code", bad.GetProperty("errmsg").GetString());
        Assert.Equal("""{"phoneNumber":"","purePhoneNumber":"","countryCode":"","watermark":{"timestamp":0,"appid":""}}""", bad.GetProperty("phone_info").GetRawText());
    }

    [Theory]
    [InlineData("", 40163)]
    [InlineData("/openserver", 40029)]
    public async Task A_code_is_good_once(string prefix, int errcode)
    {
        var platform = shared.Platform;
        var code = await platform.Host.ContactCodeAsync();

        Assert.Equal(0, (await platform.PostAsync(prefix + Path, new { code })).GetProperty("errcode").GetInt32());
        var replay = await platform.PostAsync(prefix + Path, new { code });

        Assert.Equal(errcode, replay.GetProperty("errcode").GetInt32());
        Assert.StartsWith("used", replay.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_lives_five_minutes_from_the_consent_on()
    {
        await using var platform = await shared.StartAsync();
        var inTime = await platform.Host.ContactCodeAsync();
        var late = await platform.Host.ContactCodeAsync();

        platform.Time.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await platform.PostAsync(Path, new { code = inTime })).GetProperty("errcode").GetInt32());
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        var expired = await platform.PostAsync(Path, new { code = late });

        Assert.Equal(40029, expired.GetProperty("errcode").GetInt32());
        Assert.StartsWith("expired", expired.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_mini_programs_try_is_refused_and_does_not_use_the_code_up()
    {
        var platform = shared.Platform;
        var code = await platform.Host.ContactCodeAsync();

        Assert.Equal(40013, (await platform.PostAsync(Path, new { code }, PlatformUnderTest.SiblingAppId)).GetProperty("errcode").GetInt32());
        Assert.Equal(40029, (await platform.PostAsync("/openserver" + Path, new { code }, PlatformUnderTest.SiblingAppId)).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await platform.PostAsync(Path, new { code })).GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("v2")]
    [InlineData("v3")]
    public async Task A_login_code_is_refused_here_and_told_so_and_still_logs_in(string level)
    {
        var platform = shared.Platform;
        var code = level == "v2" ? await platform.Host.CodeAsync() : await platform.Host.CodeV3Async();

        var answer = await platform.PostAsync(Path, new { code });
        var session = await platform.RedeemAsync(code);

        Assert.Equal(40029, answer.GetProperty("errcode").GetInt32());
        Assert.StartsWith("other kind: the code is not a phone code", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.True(session.TryGetProperty("openid", out _));
    }

    [Fact]
    public async Task A_phone_code_logs_nobody_in_and_is_no_email_code_and_stays_good()
    {
        var platform = shared.Platform;
        var code = await platform.Host.ContactCodeAsync();

        var login = await platform.RedeemAsync(code);
        var email = await platform.PostAsync("/wxa/business/getuseremail", new { code });

        Assert.Equal(40029, login.GetProperty("errcode").GetInt32());
        Assert.StartsWith("other kind", login.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(40029, email.GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await platform.PostAsync(Path, new { code })).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_consent_sheets_ticket_is_no_code()
    {
        var platform = shared.Platform;

        var answer = await platform.PostAsync(Path, new { code = await platform.Host.TicketAsync() });

        Assert.Equal(40029, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task The_openid_if_given_must_be_the_users()
    {
        var platform = shared.Platform;
        var openId = (await platform.RedeemAsync(await platform.Host.CodeAsync())).GetProperty("openid").GetString();
        var code = await platform.Host.ContactCodeAsync();

        Assert.Equal(40003, (await platform.PostAsync(Path, new { code, openid = "o-of-somebody-else" })).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await platform.PostAsync(Path, new { code, openid = openId })).GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("""{"returnCode":"500","returnMessage":"down"}""", -1, "failed at /user/getUserPhoneNumber: 500")]
    [InlineData("[]", -1, "no JSON object")]
    [InlineData("""{"returnCode":"0"}""", -1, "has no data")]
    [InlineData("""{"returnCode":"0","data":"not base64"}""", -1, "cannot be decrypted")]
    [InlineData("""{"returnCode":"0","data":"AAAAAAAAAAAAAAAAAAAAAA=="}""", -1, "cannot be decrypted")]
    [InlineData("""{"returnCode":"40029"}""", 40029, "temporary code refused")]
    public async Task A_fault_of_the_superapp_server_loses_no_code(string superAppAnswer, int errcode, string reason)
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.ContactCodeAsync();
        platform.SuperAppServer.UserData = (_, _, _) => Task.FromResult(superAppAnswer);

        var faulty = await platform.PostAsync(Path, new { code });
        platform.SuperAppServer.UserData = (path, _, _) => Task.FromResult(FakeUserData.Answer(path));
        var again = await platform.PostAsync(Path, new { code });

        Assert.Equal(errcode, faulty.GetProperty("errcode").GetInt32());
        Assert.Contains(reason, faulty.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, again.GetProperty("errcode").GetInt32());
        var ids = platform.SuperAppServer.Requests.Where(r => r.Path.EndsWith("PhoneNumber", StringComparison.Ordinal)).Select(r => r.Headers["Pergola-Exchange-Id"]).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task Of_two_at_once_one_gets_the_number()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.ContactCodeAsync();
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        platform.SuperAppServer.UserData = async (path, _, _) =>
        {
            asked.TrySetResult();
            await go.Task;
            return FakeUserData.Answer(path);
        };

        var first = platform.PostAsync(Path, new { code });
        await asked.Task;
        var second = await platform.PostAsync(Path, new { code });
        go.SetResult();

        Assert.Equal(40163, second.GetProperty("errcode").GetInt32());
        Assert.StartsWith("in use", second.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await first).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_logout_during_the_exchange_keeps_the_number_back()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.ContactCodeAsync();
        platform.SuperAppServer.UserData = async (path, _, _) =>
        {
            await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });
            return FakeUserData.Answer(path);
        };

        var answer = await platform.PostAsync(Path, new { code });

        Assert.Equal(40029, answer.GetProperty("errcode").GetInt32());
        Assert.StartsWith("logged out", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("phone_info", out _));
    }

    [Fact]
    public async Task A_repeated_attempt_gets_the_number_again_for_a_minute()
    {
        await using var platform = await shared.StartAsync();
        var code = await platform.Host.ContactCodeAsync();

        var first = await platform.PostAsync(Path, new { code }, attempt: "mine");
        var again = await platform.PostAsync(Path, new { code }, attempt: "mine");
        var other = await platform.PostAsync(Path, new { code }, attempt: "other");
        platform.Time.Move(TimeSpan.FromMinutes(1));
        var late = await platform.PostAsync(Path, new { code }, attempt: "mine");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(40163, other.GetProperty("errcode").GetInt32());
        Assert.Equal(40163, late.GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("", "{}", 41008)]
    [InlineData("/openserver", "{}", 10002)]
    [InlineData("", "", 41008)]
    [InlineData("", "not json", 10002)]
    public async Task Each_fault_of_a_request_has_its_errcode(string prefix, string body, int errcode)
    {
        var platform = shared.Platform;
        using var content = new StringContent(body);
        using var response = await platform.Client.PostAsync(
            new Uri($"{prefix}{Path}?access_token={await platform.AccessTokenAsync()}", UriKind.Relative), content, TestContext.Current.CancellationToken);

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(errcode, answer.RootElement.GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("", 41001)]
    [InlineData("?access_token=ATnonsense", 40001)]
    public async Task A_missing_or_wrong_access_token_is_refused(string query, int errcode)
    {
        var platform = shared.Platform;
        using var content = new StringContent("""{"code":"c"}""");
        using var response = await platform.Client.PostAsync(new Uri(Path + query, UriKind.Relative), content, TestContext.Current.CancellationToken);

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(errcode, answer.RootElement.GetProperty("errcode").GetInt32());
    }
}
