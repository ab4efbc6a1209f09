using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Tests.Testing;

public sealed class TestMiniAppTests
{
    private static readonly TestMiniAppOptions Strict = new() { ErrorsFail = true };

    [Theory]
    [InlineData("lost()", "pages/index/index.js:1:")]
    [InlineData("console.error('it went wrong')", "console.error: it went wrong")]
    public async Task An_error_that_the_test_does_not_look_at_fails_it(string code, string named)
    {
        using var folder = LittleProgram.OnTap(code);
        var app = await TestMiniApp.OpenAsync(folder.Path, Strict);
        await app.Page.TapAsync("button");

        var error = await Assert.ThrowsAsync<ProgramErrorException>(async () => await app.DisposeAsync());
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_the_test_looks_at_is_its_own_affair()
    {
        using var folder = LittleProgram.OnTap("lost()");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict);
        await app.Page.TapAsync("button");
        Assert.Single(app.Log.Errors);
    }

    [Fact]
    public async Task A_selector_that_nothing_matches_shows_the_page_and_the_errors()
    {
        using var folder = LittleProgram.Of("Page({ onLoad() { lost() } })", "<view class=\"here\"/>");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => app.Page.TapAsync(".there"));

        Assert.Contains("<view.here>", error.Message, StringComparison.Ordinal);
        Assert.Contains("pages/index/index.js:1:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_answered_by_the_script_and_kept()
    {
        using var folder = LittleProgram.OnTap(
            "wx.request({ url: 'https://api.example.com/cart?u=1', method: 'POST', data: { n: 1 }, success: r => console.log(r.statusCode, r.data.items), fail: e => console.log(e.errMsg) })");
        var network = new ScriptedNetwork().Answer("POST", "https://api.example.com/cart", """{"items":3}""", 201);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { Network = network });

        Assert.Equal(["201 3"], await app.SaysOnTapAsync());
        var request = Assert.Single(network.Requests);
        Assert.Equal(("POST", "https://api.example.com/cart?u=1", """{"n":1}"""), (request.Method, request.Url, request.Body));
        Assert.StartsWith("application/json", request.Headers["content-type"], StringComparison.Ordinal);

        network.Break("POST", "https://api.example.com/cart");
        Assert.Contains("connection failed", (await app.SaysOnTapAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_test_does_not_answer_fails_it_and_other_origins_stay_refused()
    {
        using var folder = LittleProgram.OnTap("for (const url of ['https://api.example.com/b', 'https://other.example.com']) wx.request({ url, fail: e => console.log(e.errMsg) })");
        var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { Network = new ScriptedNetwork().Answer("GET", "https://api.example.com/a", "{}") });
        Assert.Contains("request:fail url not in domain list", await app.SaysOnTapAsync(2));

        var error = await Assert.ThrowsAsync<ProgramErrorException>(async () => await app.DisposeAsync());
        Assert.Contains("GET https://api.example.com/b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_moves_the_program_s_timers()
    {
        using var folder = LittleProgram.OnTap("setTimeout(() => console.log('late'), 60000)");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { Time = new ManualClock() });
        await app.Page.TapAsync("button");
        await app.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(app.Log.Console);
        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["late"], await app.SaysAsync(1));
    }

    [Fact]
    public async Task A_clock_that_is_not_the_test_s_cannot_be_moved()
    {
        using var folder = LittleProgram.Of("Page({})");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.AdvanceAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Storage_is_there_from_the_start_and_can_be_read()
    {
        using var folder = LittleProgram.Of("Page({ onLoad() { wx.setStorageSync('seen', wx.getStorageSync('cart').length) } })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { Storage = new Dictionary<string, string> { ["cart"] = "[1,2]" } });

        Assert.True(app.Storage.TryGet("seen", out var seen));
        Assert.Equal(2, seen.GetInt32());
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestMiniApp.OpenAsync(folder.Path, new() { Storage = new Dictionary<string, string> { ["cart"] = "[" } }));
    }

    [Fact]
    public async Task The_user_is_signed_in_at_the_level_that_the_test_asks_for()
    {
        using var folder = LittleProgram.OnTap("wx.login({ success: r => console.log(r.code), fail: e => console.log(e.errMsg) }); wx.getUserProfile({ desc: 'to greet', success: r => console.log(r.userInfo.nickName), fail: e => console.log(e.errMsg) })");
        var user = new TestUser("u1") { NickName = "Bob", LoginCode = "code-of-bob" };
        await using (var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { User = user, Ui = new ScriptedUi().OnConsent(allow: true) }))
        {
            Assert.Equal(["Bob", "code-of-bob"], (await app.SaysOnTapAsync(2)).Order());
            Assert.Equal("u1", app.App.Context.Account);
        }

        await using var refused = await TestMiniApp.OpenAsync(folder.Path, Strict with { User = user, Level = ApiLevel.V2, Ui = new ScriptedUi().OnConsent(allow: false) });
        Assert.All(await refused.SaysOnTapAsync(2), static line => Assert.Contains(":fail", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dialogs_are_answered_by_their_kind_and_toasts_are_seen()
    {
        using var folder = LittleProgram.OnTap("wx.showModal({ title: 'Sure?', editable: true, success: m => wx.showActionSheet({ itemList: ['a', 'b'], success: s => { console.log(m.content, s.tapIndex); wx.showToast({ title: 'Done' }) } }) })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { Ui = new ScriptedUi().OnModal(confirm: true, "yes").OnActionSheet(1) });
        Assert.Equal(["yes 1"], await app.SaysOnTapAsync());
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Toast == "Done"));
        Assert.Null(app.Ui.Loading);
        Assert.Equal(["modal", "actionSheet"], app.Ui.Questions.Select(static question => question.Kind));
    }

    [Fact]
    public async Task Pages_are_opened_with_options_and_left_by_the_user()
    {
        using var folder = new TempFolder().WithApp("""{"pages": ["pages/index/index", "pages/two/two"], "tabBar": {"list": [{"pagePath": "pages/index/index", "text": "One"}, {"pagePath": "pages/two/two", "text": "Two"}]}}""")
            .WithPage("pages/two/two").With("app.js", "App({ onLaunch(o) { console.log(o.path, o.query.id, o.scene) } })")
            .With("pages/index/index.js", "Page({ data: { a: { b: [1] } } })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, Strict with { EntryPath = "pages/index/index?id=5", Scene = 1007 });
        Assert.Equal(["pages/index/index 5 1007"], await app.SaysAsync(1));
        Assert.Equal(1, (await app.Page.DataAsync()).GetProperty("a").GetProperty("b")[0].GetInt32());

        await app.TapTabAsync(1);
        await app.WaitForPageAsync("pages/two/two");
        Assert.Equal(["pages/two/two"], app.Pages);
        await app.BackAsync();
        Assert.Equal("pages/two/two", await app.Page.RouteAsync());
    }
}
