using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class AuthorizeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Asked => [.. KnownScopes.All.Where(s => KnownScopes.InAdvance(s, WxProfile.Sas) == ScopeHandling.Ask)];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task A_scope_is_asked_once_and_then_granted(string scope)
    {
        using var probe = new Probe();
        Assert.Equal("authorize:ok", (await CallAsync(probe, scope)).ErrMsg);
        Assert.Equal("authorize:ok", (await CallAsync(probe, scope)).ErrMsg);

        Assert.Equal(scope, Assert.Single(probe.Prompt.Requests).Scope);
        Assert.True(probe.App.Consents.Find(scope));
    }

    [Fact]
    public async Task A_refusal_is_told_and_is_never_asked_again()
    {
        using var probe = new Probe();
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        var first = await CallAsync(probe, "scope.record");
        var second = await CallAsync(probe, "scope.record");

        Assert.Equal("authorize:fail auth deny", first.ErrMsg);
        Assert.Equal(103, first.Errno);
        Assert.Equal("authorize:fail auth deny", second.ErrMsg);
        Assert.Single(probe.Prompt.Requests);
    }

    [Theory]
    [InlineData("scope.loyalty")]
    [InlineData("scope.getPhoneNumber")]
    [InlineData("scope.getEmail")]
    [InlineData("scope.chooseAvatar")]
    [InlineData("userInfo")]
    [InlineData("")]
    public async Task What_cannot_be_granted_in_advance_is_an_invalid_scope(string scope)
    {
        using var probe = new Probe();
        var answer = await CallAsync(probe, scope);

        Assert.Equal("authorize:fail invalid scope", answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        Assert.Equal(-12001, answer.Json.GetProperty("errCode").GetInt32());
        Assert.Empty(probe.Touched);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task The_scope_must_be_given()
    {
        using var probe = new Probe();
        Assert.Equal("authorize:fail parameter error: parameter.scope should be String instead of Undefined;", (await probe.CallAsync("authorize", cancellationToken: Stop)).ErrMsg);
    }

    [Theory]
    [InlineData("scope.address")]
    [InlineData("scope.invoice")]
    [InlineData("scope.invoiceTitle")]
    public async Task A_scope_that_guards_nothing_any_more_succeeds_without_a_sheet(string scope)
    {
        using var probe = new Probe(hasPrompt: false);
        Assert.True((await CallAsync(probe, scope)).Ok);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task The_location_in_the_background_is_turned_on_in_the_settings_only()
    {
        using var probe = new Probe();
        var answer = await CallAsync(probe, "scope.userLocationBackground");
        Assert.Equal("authorize:fail auth deny", answer.ErrMsg);
        Assert.Empty(probe.Prompt.Requests);
        Assert.False(probe.App.Consents.Find("scope.userLocationBackground"));

        probe.App.Consents.Set("scope.userLocationBackground", true);
        Assert.True((await CallAsync(probe, "scope.userLocationBackground")).Ok);
    }

    [Fact]
    public async Task In_WeChat_the_profile_is_not_asked_for_in_advance()
    {
        using var probe = new Probe(options => options.Profile = WxProfile.WeChat);
        Assert.Equal("authorize:fail auth deny", (await CallAsync(probe, "scope.userInfo")).ErrMsg);
        Assert.Empty(probe.Prompt.Requests);
        Assert.Null(probe.App.Consents.Find("scope.userInfo"));

        probe.App.Consents.Set("scope.userInfo", true);
        Assert.True((await CallAsync(probe, "scope.userInfo")).Ok);
    }

    [Fact]
    public async Task Without_a_prompt_nothing_is_granted()
    {
        using var probe = new Probe(hasPrompt: false);
        Assert.Equal("authorize:fail auth deny", (await CallAsync(probe, "scope.camera")).ErrMsg);
        Assert.Null(probe.App.Consents.Find("scope.camera"));
    }

    private static Task<Answer> CallAsync(Probe probe, string scope) => probe.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""", Stop);
}
