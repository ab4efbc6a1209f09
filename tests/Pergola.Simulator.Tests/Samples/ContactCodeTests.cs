using System.Net;

namespace Pergola.Simulator.Tests.Samples;

public class ContactCodeTests
{
    [Theory]
    [InlineData("phone", "code2phone", "code2email", "+6581234567")]
    [InlineData("email", "code2email", "code2phone", "ada@superapp.example")]
    public async Task A_code_is_good_once_and_for_its_own_kind(string kind, string path, string otherPath, string value)
    {
        await using var servers = await SampleServers.StartAsync();
        var code = await CodeAsync(servers, "ada", kind);

        Assert.Equal("invalid code", await RedeemAsync(servers, otherPath, code, "error"));
        Assert.Equal(value, await RedeemAsync(servers, path, code, "value"));
        Assert.Equal("invalid code", await RedeemAsync(servers, path, code, "error"));
    }

    [Fact]
    public async Task Only_the_backend_of_the_mini_program_takes_it_back()
    {
        await using var servers = await SampleServers.StartAsync();
        var code = await CodeAsync(servers, "ada", "phone");

        using var stranger = await servers.PostAsync("code2phone", new { appId = SampleServers.AppId, code }, "another key");

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal("+6581234567", await RedeemAsync(servers, "code2phone", code, "value"));
    }

    [Fact]
    public async Task A_user_without_a_number_gets_no_code()
    {
        await using var servers = await SampleServers.StartAsync();
        using var answer = await servers.PostAsync("client/contactCode", new { appId = SampleServers.AppId, kind = "phone" }, await servers.SignInAsync("sam"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> CodeAsync(SampleServers servers, string user, string kind)
    {
        using var answer = await servers.PostAsync("client/contactCode", new { appId = SampleServers.AppId, kind }, await servers.SignInAsync(user));
        return (await SampleServers.JsonAsync(answer)).GetProperty("code").GetString()!;
    }

    private static async Task<string?> RedeemAsync(SampleServers servers, string path, string code, string field)
    {
        using var answer = await servers.PostAsync(path, new { appId = SampleServers.AppId, code }, SampleServers.BackendKey);
        return (await SampleServers.JsonAsync(answer)).GetProperty(field).GetString();
    }
}
