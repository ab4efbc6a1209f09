using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class GetUserEmailTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private const string Path = "/wxa/business/getuseremail";

    [Fact]
    public async Task A_code_becomes_the_address_with_its_watermark()
    {
        var platform = shared.Platform;

        var answer = await platform.PostAsync(Path, new { code = await platform.Host.ContactCodeAsync("email") });

        var seconds = platform.Time.Now.ToUnixTimeSeconds();
        Assert.Equal(
            $$$$"""{"errcode":0,"errmsg":"ok","email_info":{"email":"{{{{FakeUserData.Email}}}}","watermark":{"timestamp":{{{{seconds}}}},"appid":"{{{{PlatformUnderTest.AppId}}}}"}}}""",
            answer.GetRawText());
    }

    [Fact]
    public async Task Under_openserver_every_field_is_present_also_on_failure()
    {
        var platform = shared.Platform;

        var good = await platform.PostAsync("/openserver" + Path, new { code = await platform.Host.ContactCodeAsync("email") });
        var bad = await platform.PostAsync("/openserver" + Path, new { code = "nonsense" });

        Assert.Equal(FakeUserData.Email, good.GetProperty("email_info").GetProperty("email").GetString());
        Assert.True(good.TryGetProperty("requestId", out _));
        Assert.Equal("""{"email":"","watermark":{"timestamp":0,"appid":""}}""", bad.GetProperty("email_info").GetRawText());
    }

    [Fact]
    public async Task A_phone_code_is_refused_here_and_told_so()
    {
        var platform = shared.Platform;

        var answer = await platform.PostAsync(Path, new { code = await platform.Host.ContactCodeAsync() });

        Assert.Equal(40029, answer.GetProperty("errcode").GetInt32());
        Assert.StartsWith("other kind: the code is not an e-mail code", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }
}
