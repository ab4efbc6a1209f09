using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Login;

public sealed class LoginTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_v1_the_host_gives_the_code()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.True(answer.Ok);
        Assert.Equal("login:ok", answer.ErrMsg);
        Assert.Equal("host-code-0123456789", answer.Json.GetProperty("code").GetString());
        Assert.Equal(["level", "host"], probe.Touched);
    }

    [Fact]
    public async Task At_v2_the_platform_gives_the_code_for_the_account()
    {
        using var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V2;
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("platform-code-0123456789", answer.Json.GetProperty("code").GetString());
        Assert.Equal(["level", "platform"], probe.Touched);
        Assert.Equal("alice", probe.Platform.User!.Account);
        Assert.Null(probe.Platform.User.AuthCode);
    }

    [Fact]
    public async Task At_v3_the_platform_gives_the_code_for_an_auth_code_without_scopes()
    {
        using var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V3;
        IReadOnlyList<string>? scopes = null;
        probe.Proxy.OnAuthCode = request =>
        {
            scopes = request.Scopes;
            return Task.FromResult(new AuthCodeResult { AuthCode = "from-host" });
        };
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("platform-code-0123456789", answer.Json.GetProperty("code").GetString());
        Assert.Equal(["level", "credential", "platform"], probe.Touched);
        Assert.Equal("from-host", probe.Platform.User!.AuthCode);
        Assert.Empty(scopes!);
    }

    [Fact]
    public async Task A_host_may_answer_anything_at_v1()
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => Task.FromResult(new LoginResult
        {
            Extra = new Dictionary<string, System.Text.Json.JsonElement>
            {
                ["key"] = System.Text.Json.JsonElement.Parse("\"wx.login\""),
                ["errMsg"] = System.Text.Json.JsonElement.Parse("\"login:fail\""),
            },
        });
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"login:ok","errno":0,"key":"wx.login"}""", answer.Json.GetRawText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("unknown")]
    [InlineData("Unknown")]
    public async Task Without_an_account_v2_fails_with_the_platforms_number(string? account)
    {
        using var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V2;
        probe.App = new() { Context = probe.App.Context with { Account = account } };
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.False(answer.Ok);
        Assert.Equal(40015, answer.Errno);
        Assert.Equal(["level"], probe.Touched);
    }

    [Fact]
    public async Task The_log_shows_only_the_start_of_a_code()
    {
        using var probe = new Probe();
        await probe.CallAsync("login", cancellationToken: Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.Contains("host…", entry.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("host-code", entry.Answer, StringComparison.Ordinal);
    }
}
