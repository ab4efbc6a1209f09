using System.Net;
using Pergola.Platform.Operators;
using Pergola.Simulator.Tests.Serving;

namespace Pergola.Simulator.Tests.Console;

public class ConsoleAccessTests
{
    [Theory]
    [InlineData("console")]
    [InlineData("console/superapps")]
    [InlineData("console/tokens")]
    [InlineData("console/no-such-page")]
    public async Task Without_a_token_there_is_only_the_page_to_sign_in(string path)
    {
        await using var platform = await ServedPlatform.StartAsync();

        using var answer = await platform.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/console/sign-in", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_audited_and_not_shown_again()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = new ConsoleBrowser(platform.Browser());
        await browser.OpenAsync("console/sign-in");

        await browser.SendAsync("console/sign-in", ("token", "pgo_wrongwrongwrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, browser.Answer.StatusCode);
        Assert.Contains("unknown, revoked or over", browser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("wrongwrong", browser.Html, StringComparison.Ordinal);
        var trail = await platform.Get<AuditTrail>().FindAsync(new(), new(), TestContext.Current.CancellationToken);
        Assert.Contains(trail.Items, e => e.Event.StartsWith("operator refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guessing_tokens_is_slowed_down()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = new ConsoleBrowser(platform.Browser());
        await browser.OpenAsync("console/sign-in");

        for (var i = 0; i < 11; i++)
            await browser.SendAsync("console/sign-in", ("token", $"pgo_wrong{i}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Answer.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);

        await browser.PostAsync("console/superapps/new", ("serviceDomain", "https://superapp.example"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Answer.StatusCode);
        Assert.Empty((await platform.Get<PlatformOperations>().SuperApps.ListAsync(TestContext.Current.CancellationToken)).Items);
    }

    [Fact]
    public async Task A_token_that_may_only_read_sees_no_buttons_and_changes_nothing()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform, TokenRights.Read);
        foreach (var path in new[] { "superapps", "superapps/new", "programs", "programs/new", "sessions", "tokens" })
        {
            await browser.OpenAsync("console/" + path);
            Assert.Empty(browser.Page.QuerySelectorAll("main form[method=post]"));
        }

        var field = browser.Page.QuerySelector("header input[type=hidden]")!;
        await browser.PostAsync("console/tokens", (field.GetAttribute("name")!, field.GetAttribute("value")!), ("name", "mine"), ("rights", "write"));

        Assert.Equal(HttpStatusCode.Forbidden, browser.Answer.StatusCode);
        Assert.Single((await platform.Get<OperatorTokens>().ListAsync(TestContext.Current.CancellationToken)).Items);
    }

    [Fact]
    public async Task Revoking_a_token_ends_its_sessions_at_once()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/tokens");

        await browser.SendAsync("console/tokens/test-Write/revoke");

        Assert.EndsWith("/console/sign-in", browser.Answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_forgets_the_cookie()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);

        await browser.SendAsync("console/sign-out");
        await browser.OpenAsync("console");

        Assert.EndsWith("/console/sign-in", browser.Answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}
