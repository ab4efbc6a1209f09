using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class GetAccessTokenTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private const string Good = $"appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential";

    [Fact]
    public async Task A_token_has_64_characters_starts_with_AT_and_lives_two_hours()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var sas = await platform.GetAsync($"/openserver/cgi-bin/token?{Good}");
        var weChat = await platform.GetAsync($"/cgi-bin/token?{Good}");

        Assert.Matches("^AT[A-Za-z0-9]{62}$", sas.GetProperty("access_token").GetString());
        Assert.Equal(["access_token", "expires_in", "errcode", "errmsg", "requestId"], sas.EnumerateObject().Select(p => p.Name));
        Assert.Equal(7200, sas.GetProperty("expires_in").GetInt32());
        Assert.Equal(0, sas.GetProperty("errcode").GetInt32());
        Assert.Equal(["access_token", "expires_in"], weChat.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("", "secret=s&grant_type=client_credential", 41002)]
    [InlineData("", "appid=A&grant_type=client_credential", 41004)]
    [InlineData("", "appid=A&secret=wrong&grant_type=client_credential", 40125)]
    [InlineData("", "appid=nobody&secret=s&grant_type=client_credential", 40013)]
    [InlineData("", "appid=A&secret=s&grant_type=authorization_code", 40002)]
    [InlineData("/openserver", "secret=s&grant_type=client_credential", 10002)]
    [InlineData("/openserver", "appid=A&grant_type=client_credential", 10002)]
    [InlineData("/openserver", "appid=A&secret=wrong&grant_type=client_credential", 40001)]
    [InlineData("/openserver", "appid=nobody&secret=s&grant_type=client_credential", 40013)]
    [InlineData("/openserver", "appid=A&secret=s", 40002)]
    public async Task Each_fault_has_its_errcode(string prefix, string query, int errcode)
    {
        var platform = shared.Platform;

        var answer = await platform.GetAsync($"{prefix}/cgi-bin/token?{query.Replace("appid=A", "appid=" + PlatformUnderTest.AppId)}");

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
        string[] fields = prefix.Length == 0 ? ["errcode", "errmsg", "debug"] : ["access_token", "expires_in", "errcode", "errmsg", "requestId", "debug"];
        Assert.Equal(fields, answer.EnumerateObject().Select(p => p.Name));
    }
}
