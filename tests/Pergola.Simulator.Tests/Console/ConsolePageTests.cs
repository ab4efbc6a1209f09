using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pergola.Platform.Operators;
using Pergola.Simulator.Tests.EndToEnd;
using Pergola.Simulator.Tests.Serving;

namespace Pergola.Simulator.Tests.Console;

public partial class ConsolePageTests
{
    private const string Spiteful = "<script>alert(1)</script>\"'&\u202e";

    [Fact]
    public async Task A_superapp_and_a_mini_program_are_added_and_a_version_published()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/superapps/new");
        await browser.SendAsync("console/superapps/new", ("appKey", "app-console00"), ("serviceDomain", "https://superapp.example"), ("minimumApiLevel", "2"));
        Assert.Equal(4, browser.Page.QuerySelectorAll(".secrets pre").Length);
        Assert.True(browser.Answer.Headers.CacheControl!.NoStore);

        await browser.OpenAsync("console/programs/new");
        await browser.SendAsync("console/programs/new", ("name", "Shop"), ("appId", "mpconsole"), ("requestDomains", "https://api.example.com\nhttps://cdn.example.com"));
        await browser.OpenAsync("console/programs/mpconsole");
        await browser.SendAsync("console/programs/mpconsole/versions", ("number", "1.0.3"), ("environment", "release"), ("description", "Faster"));

        Assert.Contains("The version was published.", browser.Main, StringComparison.Ordinal);
        var program = await platform.Get<PlatformOperations>().MiniPrograms.ShowAsync("mpconsole", TestContext.Current.CancellationToken);
        Assert.Equal(("1.0.3", "release", "test-Write"), (program.Versions[0].Number, program.Versions[0].Environment, program.Versions[0].PublishedBy));
        Assert.Equal(2, program.RequestDomains.Count);
        Assert.Equal(2, (await platform.Get<PlatformOperations>().SuperApps.ShowAsync("app-console00", TestContext.Current.CancellationToken)).MinimumApiLevel);
    }

    [Fact]
    public async Task A_form_that_is_refused_comes_back_with_what_was_typed_and_why()
    {
        await using var platform = await ServedPlatform.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/superapps/new");

        await browser.SendAsync("console/superapps/new", ("appKey", "app key with blanks"), ("serviceDomain", "https://superapp.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Answer.StatusCode);
        Assert.Equal("app key with blanks", browser.Page.QuerySelector("input[name=appKey]")!.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector("main [role=alert]"));
    }

    [Fact]
    public async Task A_new_secret_is_shown_once_and_by_no_address()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await AddProgramAsync(platform, "Shop");
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/programs/mpconsole");

        await browser.SendAsync("console/programs/mpconsole/secret");
        var secret = browser.Page.QuerySelectorAll(".secrets pre")[1].TextContent;
        await browser.OpenAsync("console/programs/mpconsole");

        Assert.Equal(32, secret.Length);
        Assert.DoesNotContain(secret, browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_logged_out_and_erased_only_after_typing_the_id()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await AddProgramAsync(platform, "Shop");
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/sessions/erase?superApp=app-console00&uid=alice");
        await browser.SendAsync("console/sessions/erase", ("confirm", "bob"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Answer.StatusCode);
        await browser.SendAsync("console/sessions/erase", ("confirm", "alice"));

        Assert.Contains("The user was erased.", browser.Main, StringComparison.Ordinal);
        var trail = await platform.Get<AuditTrail>().FindAsync(new(EventPrefix: "user erased"), new(), TestContext.Current.CancellationToken);
        Assert.Equal("test-Write", Assert.Single(trail.Items).Actor);
    }

    [Fact]
    public async Task Names_that_are_markup_stay_text()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await AddProgramAsync(platform, Spiteful);
        using var browser = await ConsoleBrowser.SignedInAsync(platform);

        foreach (var path in new[] { "programs", "programs/mpconsole", "audit", "", $"sessions?uid={Uri.EscapeDataString(Spiteful)}", $"audit?event={Uri.EscapeDataString(Spiteful)}" })
        {
            await browser.OpenAsync("console/" + path);
            Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
            Assert.Empty(browser.Page.QuerySelectorAll("script, [onclick], [style]"));
            Assert.DoesNotContain("<script", browser.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Every_page_is_whole_in_both_languages(string language)
    {
        await using var platform = await ServedPlatform.StartAsync();
        await AddProgramAsync(platform, "Shop");
        var keys = Texts().Select(t => t.Attribute("name")!.Value).Where(k => k.Contains('_', StringComparison.Ordinal) || k.Length > 12).ToList();
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        browser.AskFor(language);
        foreach (var path in Pages)
        {
            await browser.OpenAsync("console/" + path);
            Assert.Equal(language, browser.Page.DocumentElement.GetAttribute("lang"));
            Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", browser.Answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Single(browser.Page.QuerySelectorAll("h1"));
            Assert.All(keys, key => Assert.DoesNotMatch($@"\b{key}\b", browser.Page.Body!.TextContent));
            Assert.All(browser.Page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field => Assert.NotNull(browser.Page.QuerySelector($"label[for='{field.Id}']")));
            Assert.All(browser.Page.QuerySelectorAll("button"), button => Assert.False(string.IsNullOrWhiteSpace(button.TextContent)));
            Assert.Equal(browser.Page.QuerySelectorAll("[id]").Length, browser.Page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        }
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var folder = Path.Combine(SimulatorRun.RepositoryRoot(), "src", "Pergola.Platform.Console");
        var known = Texts().Select(t => t.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var pages = new[] { "Pages", "Parts" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(folder, f), "*.razor")).Select(File.ReadAllText).ToList();
        var asked = pages.SelectMany(p => Asked().Matches(p)).Select(m => m.Groups[1].Value).Where(k => !k.EndsWith('_'))
            .Concat(pages.SelectMany(p => Columns().Matches(p)).SelectMany(m => m.Groups[1].Value.Split(' ')));

        Assert.Empty(asked.Distinct().Except(known));
        Assert.All(Enum.GetNames<Pergola.Platform.Codes.Refusal>(), reason => Assert.Contains("Reason_" + reason, known));
    }

    private static string[] Pages =>
    [
        "", "superapps", "superapps/new", "superapps/app-console00", "programs", "programs/new", "programs/mpconsole", "sessions", "sessions/erase?superApp=app-console00&uid=alice",
        "refused-codes", "audit", "tokens", "no-such-page", "programs/mpnobody", "tokens?done=saved", "tokens?done=nonsense",
    ];

    private static IEnumerable<XElement> Texts() =>
        XDocument.Load(Path.Combine(SimulatorRun.RepositoryRoot(), "src", "Pergola.Platform.Console", "Resources", "ConsoleText.resx")).Root!.Elements("data");

    private static async Task AddProgramAsync(ServedPlatform platform, string name)
    {
        var operations = platform.Get<PlatformOperations>();
        var actor = OperatorActor.CommandLine;
        await operations.SuperApps.AddAsync(new() { AppKey = "app-console00", ServiceDomain = "https://superapp.example" }, actor, TestContext.Current.CancellationToken);
        await operations.MiniPrograms.AddAsync(new() { AppId = "mpconsole", Name = name }, actor, TestContext.Current.CancellationToken);
        await operations.Versions.PublishAsync("mpconsole", new() { Number = "1.0.0", Environment = VersionEnvironment.Trial, Description = name }, actor, TestContext.Current.CancellationToken);
        await operations.Templates.AddAsync("mpconsole", new() { Id = "mti_1", Title = name, Content = "Order:{{thing1.DATA}}" }, actor, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("Text\\[\"(?<key>[A-Za-z_]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("Columns=\"(?<keys>[A-Za-z ]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Columns();
}
