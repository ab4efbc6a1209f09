using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Operators;
using Pergola.Simulator.Serving;
using Pergola.Simulator.Tests.Serving;
using Pergola.Tests.Postgres;

namespace Pergola.Simulator.Tests.Console;

public class ConsoleCookieTests
{
    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task Cookies_are_kept_from_scripts_and_other_sites_and_under_HTTPS_from_HTTP(string scheme, bool isSecure)
    {
        await using var platform = await ServedPlatform.StartAsync(settings => settings with { TrustedProxies = [] });
        platform.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        using var form = await platform.Http.GetAsync("console/sign-in", TestContext.Current.CancellationToken);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var field = (IHtmlInputElement)page.QuerySelector("main input[type=hidden]")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "console/sign-in");
        request.Headers.Add("Cookie", Cookie(form).Split(';')[0]);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create(field.Name!, field.Value), KeyValuePair.Create("token", await platform.TokenAsync("me", TokenRights.Read))]);

        using var answer = await platform.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        foreach (var cookie in new[] { Cookie(form), Cookie(answer) })
        {
            var flags = cookie.Split("; ").Skip(1).Select(flag => flag.ToLowerInvariant()).ToList();
            Assert.Contains("httponly", flags);
            Assert.Contains("samesite=strict", flags);
            Assert.Equal(isSecure, flags.Contains("secure"));
            Assert.DoesNotContain("pgo_", cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_however_busy_it_was()
    {
        var time = new StandingTime();
        await using var platform = await ServedPlatform.StartAsync(settings => settings with { Time = time });
        using var browser = await ConsoleBrowser.SignedInAsync(platform);

        time.Move(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        await browser.OpenAsync("console/superapps");
        Assert.EndsWith("/console/superapps", browser.Answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        time.Move(TimeSpan.FromSeconds(2));
        await browser.OpenAsync("console/superapps");

        Assert.EndsWith("/console/sign-in", browser.Answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_and_a_form_of_one_node_are_good_at_another()
    {
        await using var postgres = await PostgresServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("pergola-nodes");
        var settings = new ServeSettings
        {
            Postgres = await postgres.CreateDatabaseAsync("pergola", cancellationToken: TestContext.Current.CancellationToken),
            KeyFile = Path.Combine(folder.FullName, "key-ring.key"),
            Urls = ["http://127.0.0.1:0"],
        };
        await File.WriteAllTextAsync(settings.KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), TestContext.Current.CancellationToken);
        await using var one = await PlatformServer.StartAsync(settings, TestContext.Current.CancellationToken);
        await using var other = await PlatformServer.StartAsync(settings, TestContext.Current.CancellationToken);
        var token = await one.Services.GetRequiredService<OperatorTokens>()
            .AddAsync(new() { Name = "me", Rights = TokenRights.Write }, OperatorActor.CommandLine, TestContext.Current.CancellationToken);

        // Cookies know no ports: to a browser both nodes are one site, as behind a load balancer.
        using var browser = new ConsoleBrowser(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = one.Addresses[0] });
        await browser.OpenAsync("console/sign-in");
        await browser.SendAsync("console/sign-in", ("token", token.Text));
        await browser.OpenAsync("console/superapps/new");
        var field = (IHtmlInputElement)browser.Page.QuerySelector("main form[method=post] input[type=hidden]")!;
        await browser.PostAsync(new Uri(other.Addresses[0], "console/superapps/new").AbsoluteUri, (field.Name!, field.Value), ("serviceDomain", "https://superapp.example"));

        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Single((await other.Services.GetRequiredService<PlatformOperations>().SuperApps.ListAsync(TestContext.Current.CancellationToken)).Items);
        await one.StopAsync();
        await other.StopAsync();
        folder.Delete(recursive: true);
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single();

    /// <summary>A clock that stands still until it is moved.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Move(TimeSpan by) => _now += by;
    }
}
