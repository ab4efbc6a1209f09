using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pergola.Dispatch;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Pages;

public sealed class ApisPanelTests : IAsyncLifetime
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
    public async Task It_lists_every_api_of_the_catalogue_under_its_chapter()
    {
        using var panel = await PanelAsync();

        Assert.Equal(_page.Get<ReferenceCatalog>().Apis.Select(a => $"wx.{a.Name}").Order(StringComparer.Ordinal), panel.QuerySelectorAll(".api .name").Select(n => n.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("Login", panel.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Contains("SDK 1.0.0", panel.QuerySelector("#api-login dl")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApiLevel.V1, "superapp")]
    [InlineData(ApiLevel.V3, "platform")]
    public async Task It_says_who_answers_at_the_level_that_is_played(ApiLevel level, string expected)
    {
        _page.Get<SimulatorState>().Level = level;

        using var panel = await PanelAsync();

        Assert.Equal(expected, panel.QuerySelector("#api-login .by")!.TextContent);
    }

    [Fact]
    public async Task The_level_of_app_json_counts_before_that_of_the_switch()
    {
        _page.Get<SimulatorState>().Level = ApiLevel.V3;
        _page.MiniApp.DeclaredLevel = ApiLevel.V1;

        using var panel = await PanelAsync();

        Assert.Equal("superapp", panel.QuerySelector("#api-login .by")!.TextContent);
    }

    [Fact]
    public async Task It_counts_the_calls_and_shows_how_the_last_one_ended()
    {
        _page.Get<ApiUses>().Add("login", true, """{"errMsg":"login:ok"}""");
        _page.Get<ApiUses>().Add("login", false, """{"errMsg":"login:fail timeout"}""");

        using var panel = await PanelAsync();

        Assert.True(panel.QuerySelector("#api-login")!.ClassList.Contains("bad"));
        Assert.Contains("2 ×", panel.QuerySelector("#api-login .count")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("login:fail timeout", panel.QuerySelector("#api-login pre")!.TextContent, StringComparison.Ordinal);
        Assert.Null(panel.QuerySelector("#api-checkSession .count"));
    }

    [Fact]
    public async Task It_shows_what_the_user_has_answered_with_a_button_that_forgets_it()
    {
        _page.MiniApp.Consents = new Dictionary<string, bool> { ["scope.userLocation"] = true, ["scope.record"] = false };

        using var panel = await PanelAsync();

        Assert.Equal(["scope.record refused Forget", "scope.userLocation allowed Forget"], panel.QuerySelectorAll("#consents li").Select(l => string.Join(' ', l.Children.Select(c => c.TextContent))));
        var button = (IHtmlButtonElement)panel.QuerySelector("#consents button")!;
        Assert.Equal("Forget the answer for scope.record", button.GetAttribute("aria-label"));
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("forget", button.Dataset["value"]!));
        Assert.Equal(["forget scope.record"], _page.MiniApp.Asked);
    }

    [Fact]
    public async Task The_avatar_is_changed_for_the_one_who_is_signed_in()
    {
        Assert.Equal(HttpStatusCode.NotFound, await DoAsync("avatar", ""));
        _page.Get<SimulatorState>().SignInName = "ada";
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("avatar", ""));
    }

    [Fact]
    public async Task All_answers_can_be_forgotten_and_none_that_there_is_not()
    {
        Assert.Equal(HttpStatusCode.NoContent, await DoAsync("forget", ""));
        Assert.Equal(HttpStatusCode.NotFound, await DoAsync("forget", "scope.record"));

        Assert.Equal(["forget all"], _page.MiniApp.Asked);
    }

    [Fact]
    public async Task It_can_be_filtered_by_words()
    {
        using var panel = await PanelAsync("login%20platform");

        Assert.Equal(["wx.checkSession", "wx.login"], panel.QuerySelectorAll(".api .name").Select(n => n.TextContent));
        using var none = await PanelAsync("zzz");
        Assert.Equal("No API matches the filter.", none.QuerySelector(".empty")!.TextContent);
    }

    private async Task<IHtmlDocument> PanelAsync(string filter = "") =>
        await new HtmlParser().ParseDocumentAsync(await _browser.GetStringAsync(new Uri($"/panels/apis?filter={filter}", UriKind.Relative), Cancel), Cancel);

    private async Task<HttpStatusCode> DoAsync(string what, string value)
    {
        using var form = new FormUrlEncodedContent([new("value", value)]);
        using var answer = await _browser.PostAsync(new Uri($"/do/{what}", UriKind.Relative), form, Cancel);
        return answer.StatusCode;
    }
}
