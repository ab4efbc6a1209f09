using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Platform;

/// <summary>What v3 makes of the superapp's getAuthCode.</summary>
public sealed class PlatformCredentialTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auth", null, "auth")]
    [InlineData("auth", "code", "auth")]
    [InlineData("", "code", "code")]
    [InlineData(null, "code", "code")]
    public async Task The_auth_code_comes_before_the_code(string? authCode, string? code, string taken)
    {
        using var probe = AtV3(_ => new() { AuthCode = authCode, Code = code });
        Assert.True((await probe.CallAsync("login", cancellationToken: Stop)).Ok);

        Assert.Equal(taken, probe.Platform.User!.AuthCode);
        Assert.Equal("alice", probe.Platform.User.Account);
    }

    [Fact]
    public async Task Neither_of_the_two_is_minus_1002()
    {
        using var probe = AtV3(_ => new() { AuthCode = "", Code = "" });
        Assert.Equal(-1002, (await probe.CallAsync("login", cancellationToken: Stop)).Errno);

        using var nothing = AtV3(_ => null!);
        Assert.Equal(-1002, (await nothing.CallAsync("login", cancellationToken: Stop)).Errno);
    }

    [Fact]
    public async Task Signed_out_is_minus_1001()
    {
        using var probe = AtV3(_ => throw OpenApiErrors.SignedOut());
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal(-1001, answer.Errno);
        Assert.Equal("login:fail app not login", answer.ErrMsg);
    }

    [Fact]
    public async Task A_scope_that_was_not_granted_is_refused_before_the_sheet()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t));
        probe.Proxy.Level = ApiLevel.V3;
        probe.Tap();
        AuthCodeRequest? asked = null;
        probe.Proxy.OnAuthCode = request =>
        {
            asked = request;
            return Task.FromResult(new AuthCodeResult { AuthCode = "c", AuthSuccessScopes = ["SCOPE_EMAIL"], AuthErrorScopes = new Dictionary<string, string> { ["SCOPE_PROBE"] = "no" } });
        };
        var answer = await probe.CallAsync("probeEverything", ProbeApis.Good, Stop);

        Assert.Equal("probeEverything:fail auth deny", answer.ErrMsg);
        Assert.Equal(["SCOPE_PROBE"], asked!.Scopes);
        Assert.DoesNotContain("sheet", probe.Touched);
    }

    [Fact]
    public async Task A_superapp_without_getAuthCode_fails_at_v3_and_says_why()
    {
        using var probe = new Probe(proxy: new OnlyV3());
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("login:fail level v3 needs getAuthCode, which is not implemented by the superapp", answer.ErrMsg);
        Assert.Empty(probe.Touched);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    public async Task At_v3_a_stand_in_for_an_account_is_left_out(string? account)
    {
        using var probe = AtV3(_ => new() { AuthCode = "auth" });
        probe.App = new() { Context = probe.App.Context with { Account = account } };
        Assert.True((await probe.CallAsync("login", cancellationToken: Stop)).Ok);

        Assert.Null(probe.Platform.User!.Account);
    }

    [Fact]
    public void The_text_of_a_user_shows_neither_account_nor_code()
    {
        var text = new Pergola.Platform.PlatformUser("alice", "secret-code") { Ticket = "secret-ticket" }.ToString();
        Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static Probe AtV3(Func<AuthCodeRequest, AuthCodeResult> answer)
    {
        var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V3;
        probe.Proxy.OnAuthCode = request => Task.FromResult(answer(request));
        return probe;
    }

    private sealed class OnlyV3 : MiniOpenApiProxy
    {
        public override ApiLevel DefaultApiLevel(Pergola.MiniApps.MiniAppContext context) => ApiLevel.V3;
    }
}
