using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pergola.Dispatch;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Tests.Pages;

public sealed class SimulatorPageTests : IAsyncLifetime
{
    private readonly PageFixture _page = new();
    private HttpClient _browser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _page.InitializeAsync();
        _browser = await _page.SignedInBrowserAsync();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _page.DisposeAsync();
    }

    [Fact]
    public async Task The_page_lets_no_foreign_script_in()
    {
        using var answer = await _browser.GetAsync(new Uri("/", UriKind.Relative), Cancel);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        using var document = Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.All(document.Scripts, script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "API level")]
    [InlineData("zh-CN", "API 级别")]
    [InlineData("fr", "API level")]
    public async Task It_speaks_the_browsers_language(string language, string expected)
    {
        _browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        Assert.Contains(expected, WebUtility.HtmlDecode(await GetAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_writes_is_text_and_never_markup()
    {
        _page.Get<CallLog>().Add(Some.Call("request") with { Answer = "<script>alert(1)</script>", Params = "{\"a\":\"<img src=x onerror=alert(1)>\"}" });
        _page.Get<ConsoleLog>().Write("log", "<b>bold</b>");

        using var calls = Parse(await GetAsync("/panels/calls"));
        using var console = Parse(await GetAsync("/panels/console"));

        Assert.Empty(calls.QuerySelectorAll("script, img"));
        Assert.Empty(console.QuerySelectorAll("b"));
        Assert.Equal("<b>bold</b>", console.QuerySelector("pre")!.TextContent);
    }

    [Fact]
    public async Task A_call_shows_its_name_level_checks_answerer_and_answer()
    {
        _page.Get<CallLog>().Add(Some.Call("getUserProfile") with
        {
            Level = "v1",
            Checks = [new("Known", true), new("Gesture", false)],
            AnsweredBy = Answerer.Nobody,
            Succeeded = false,
            Answer = """{"errMsg":"getUserProfile:fail a tap is needed"}""",
        });

        using var calls = Parse(await GetAsync("/panels/calls?filter=profile"));

        Assert.Equal("wx.getUserProfile", calls.QuerySelector(".call.bad .name")!.TextContent);
        Assert.Equal("v1", calls.QuerySelector(".level")!.TextContent);
        Assert.Equal("Gesture refused", calls.QuerySelector(".checks .bad")!.TextContent);
        Assert.Contains("a tap is needed", calls.QuerySelectorAll("pre")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal("No call matches the filter.", Parse(await GetAsync("/panels/calls?filter=zzz")).QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task The_level_switch_launches_the_program_anew()
    {
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("level", "v3"));

        Assert.Equal(["launch  at V3"], _page.MiniApp.Asked);
        using var status = Parse(await GetAsync("/panels/status"));
        Assert.Equal("v3", ((IHtmlInputElement)status.QuerySelector("#level input[checked]")!).Value);
    }

    [Fact]
    public async Task The_device_is_where_the_page_says_and_knows_the_finger_or_not()
    {
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("place", "West Pier"));
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("enrolled", "false"));

        var state = _page.Get<SimulatorState>();
        Assert.Equal(("West Pier", false), (state.Place.Name, state.IsEnrolled));
        using var status = Parse(await GetAsync("/panels/status"));
        Assert.Equal("West Pier", ((IHtmlSelectElement)status.QuerySelector("#place")!).Value);
        Assert.Equal("false", ((IHtmlSelectElement)status.QuerySelector("#enrolled")!).Value);
    }

    [Fact]
    public async Task Only_a_user_who_is_signed_in_gets_another_avatar()
    {
        Assert.Equal(HttpStatusCode.NotFound, await DoAsync("avatar", ""));
        _page.Get<SimulatorState>().SignInName = "ada";

        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("avatar", ""));
    }

    [Fact]
    public async Task A_level_of_app_json_closes_the_switch_and_says_so()
    {
        _page.MiniApp.DeclaredLevel = ApiLevel.V3;

        using var status = Parse(await GetAsync("/panels/status"));

        Assert.All(status.QuerySelectorAll("#level input"), input => Assert.True(input.HasAttribute("disabled")));
        Assert.Contains("v3", status.QuerySelector("#overridden")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switching_the_user_ends_the_old_one_before_the_program_starts_again()
    {
        await DoAsync("user", "sam");
        await DoAsync("user", "");

        Assert.Equal(["switch to sam", "launch  at V2", "switch to nobody", "launch  at V2"], _page.MiniApp.Asked);
        using var status = Parse(await GetAsync("/panels/status"));
        Assert.Equal("Signed out", status.QuerySelector("#user option[selected]")!.TextContent);
        Assert.Contains("no phone, no e-mail", status.QuerySelector("#user option[value=sam]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_link_opens_its_page()
    {
        await DoAsync("open", " pages/a/a?x=1 ");

        Assert.Equal(["launch pages/a/a?x=1 at V2"], _page.MiniApp.Asked);
    }

    [Theory]
    [InlineData("level", "v9")]
    [InlineData("user", "mallory")]
    [InlineData("clear", "disk")]
    [InlineData("format", "")]
    [InlineData("place", "Nowhere")]
    [InlineData("enrolled", "perhaps")]
    public async Task What_the_page_cannot_ask_is_not_done(string what, string value)
    {
        Assert.Equal(HttpStatusCode.NotFound, await DoAsync(what, value));
        Assert.Empty(_page.MiniApp.Asked);
    }

    [Fact]
    public async Task A_broken_program_is_named_with_its_place()
    {
        _page.Get<SimulatorState>().Fault = new ProgramFault("A comma is missing.", "app.json", 3, 5);

        using var status = Parse(await GetAsync("/panels/status"));

        Assert.Equal("app.json:3:5", status.QuerySelector(".fault code")!.TextContent);
        Assert.Equal("A comma is missing.", status.QuerySelector(".fault p")!.TextContent);
    }

    [Fact]
    public async Task Storage_is_shown_as_a_table()
    {
        _page.MiniApp.Storage = [new("token", "\"abc\"")];

        using var storage = Parse(await GetAsync("/panels/storage"));

        Assert.Equal("token", storage.QuerySelector("tbody th")!.TextContent);
        Assert.Equal("\"abc\"", storage.QuerySelector("tbody td")!.TextContent);
    }

    [Fact]
    public async Task An_open_page_hears_of_changes()
    {
        await using var events = await _browser.GetStreamAsync(new Uri("/events", UriKind.Relative), Cancel);
        using var reader = new StreamReader(events);
        Assert.Equal("retry: 1000", await reader.ReadLineAsync(Cancel));
        Assert.Equal("", await reader.ReadLineAsync(Cancel));

        // The page is heard of only once it listens: tell until it is told.
        while (_page.Get<PanelChanges>().Listeners == 0)
            await Task.Yield();
        _page.Get<ConsoleLog>().Write("log", "hello");

        Assert.Equal("data: console", await reader.ReadLineAsync(Cancel));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private Task<string> GetAsync(string path) => _browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancel);

    private async Task<HttpStatusCode> DoAsync(string what, string value)
    {
        using var form = new FormUrlEncodedContent([new("value", value)]);
        using var answer = await _browser.PostAsync(new Uri($"/do/{what}", UriKind.Relative), form, Cancel);
        return answer.StatusCode;
    }
}
