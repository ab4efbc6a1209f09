using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class LifecycleTests
{
    private const string Tabs = """
        {"pages": ["pages/index/index", "pages/b/b", "pages/tab/tab"],
         "tabBar": {"list": [{"pagePath": "pages/index/index", "text": "One"}, {"pagePath": "pages/tab/tab", "text": "Two"}]}}
        """;

    private static readonly string[] Started = ["App.onLaunch pages/index/index", "App.onShow", "A.onLoad {}", "A.onShow", "A.onReady"];

    [Fact]
    public async Task A_launch_runs_the_app_and_then_its_first_page()
    {
        using var folder = Program();
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(Started, await app.SaysAsync(5));
    }

    [Fact]
    public async Task A_page_over_another_hides_it_and_going_back_shows_it()
    {
        using var folder = Program();
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(5);

        Assert.Equal(["A.onHide", "B.onLoad {\"name\":\"a%20b\",\"n\":\"1\"}", "B.onShow", "B.onReady"], await app.SaysOnTapAsync(4, "#to-b"));
        Assert.Equal("pages/b/b", await app.Page.RouteAsync());
        Assert.Equal(["stack pages/index/index,pages/b/b"], await app.SaysOnTapAsync(1, "#stack"));
        Assert.Equal(["B.onUnload", "A.onShow"], await app.SaysOnTapAsync(2, "#back"));
        Assert.Equal("pages/index/index", await app.Page.RouteAsync());
    }

    [Fact]
    public async Task Tabs_are_hidden_and_kept_and_a_relaunch_ends_them()
    {
        using var folder = Program();
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(5);

        Assert.Equal(["A.onHide", "T.onLoad {}", "T.onShow", "T.onReady"], await app.SaysOnTapAsync(4, "#to-tab"));
        Assert.Equal(["T.onHide", "A.onShow"], await app.SaysOnTapAsync(2, "#to-a"));
        Assert.Equal(["A.onHide", "T.onShow"], await app.SaysOnTapAsync(2, "#to-tab"));
        var relaunch = await app.SaysOnTapAsync(5, "#relaunch");
        Assert.Equal(["A.onUnload", "T.onUnload"], relaunch[..2].Order(StringComparer.Ordinal));
        Assert.Equal(["B.onLoad {}", "B.onShow", "B.onReady"], relaunch[2..]);
        Assert.Equal(["stack pages/b/b"], await app.SaysOnTapAsync(1, "#stack"));
    }

    [Fact]
    public async Task A_redirect_takes_the_page_away()
    {
        using var folder = Program();
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { EntryPath = "pages/b/b" });
        await app.SaysAsync(5);
        await app.SaysOnTapAsync(4, "#b-to-b");

        Assert.Equal(["B.onUnload", "B.onLoad {\"again\":\"1\"}", "B.onShow", "B.onReady"], await app.SaysOnTapAsync(4, "#redirect"));
        Assert.Equal(["stack pages/b/b,pages/b/b"], await app.SaysOnTapAsync(1, "#stack"));
    }

    [Fact]
    public async Task Pages_talk_through_the_event_channel()
    {
        using var folder = new TempFolder().WithApp("""{"pages": ["pages/index/index", "pages/b/b"]}""").WithPage("pages/b/b")
            .With("pages/index/index.wxml", """<button bindtap="go"/>""")
            .With("pages/index/index.js", """
                Page({ go() {
                  wx.navigateTo({ url: '../b/b', events: { heard: (data) => console.log('A heard ' + data.text) },
                    success: (r) => r.eventChannel.emit('told', { text: 'hello' }) })
                } })
                """)
            .With("pages/b/b.js", """
                Page({ onLoad() {
                  const channel = this.getOpenerEventChannel()
                  channel.on('told', (data) => { console.log('B heard ' + data.text); channel.emit('heard', { text: 'thanks' }) })
                } })
                """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["B heard hello", "A heard thanks"], await app.SaysOnTapAsync(2));
    }

    [Theory]
    [InlineData("navigateTo({ url: '/pages/none/none' })", "navigateTo:fail page \"/pages/none/none\" is not found")]
    [InlineData("navigateTo({ url: '/pages/tab/tab' })", "navigateTo:fail can not navigateTo a tabbar page")]
    [InlineData("switchTab({ url: '/pages/b/b' })", "switchTab:fail can not switch to no-tabBar page")]
    [InlineData("navigateBack()", "navigateBack:fail cannot navigate back at first page")]
    public async Task A_jump_that_cannot_be_fails_and_the_page_stays(string call, string reason)
    {
        using var folder = Program().With("pages/index/index.js", $$"""Page({ go() { wx.{{call}}.catch((e) => console.log(e.errMsg)) } })""")
            .With("pages/index/index.wxml", """<button bindtap="go"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(2);

        Assert.Equal([reason], await app.SaysOnTapAsync());
        Assert.Equal("pages/index/index", await app.Page.RouteAsync());
    }

    private static TempFolder Program() => new TempFolder().WithApp(Tabs)
        .With("app.js", """App({ onLaunch(o) { console.log('App.onLaunch ' + o.path) }, onShow() { console.log('App.onShow') } })""")
        .With("pages/index/index.js", Page("A")).With("pages/index/index.wxml", Buttons)
        .With("pages/b/b.js", Page("B")).With("pages/b/b.wxml", Buttons)
        .With("pages/tab/tab.js", Page("T")).With("pages/tab/tab.wxml", Buttons);

    private const string Buttons = """
        <view id="to-b" bindtap="toB"/><view id="b-to-b" bindtap="bToB"/><view id="back" bindtap="back"/><view id="to-tab" bindtap="toTab"/>
        <view id="to-a" bindtap="toA"/><view id="relaunch" bindtap="relaunch"/><view id="redirect" bindtap="redirect"/><view id="stack" bindtap="stack"/>
        """;

    private static string Page(string name) => $$"""
        const say = (text) => console.log(text)
        Page({
          onLoad(query) { say('{{name}}.onLoad ' + JSON.stringify(query)) }, onShow() { say('{{name}}.onShow') }, onReady() { say('{{name}}.onReady') },
          onHide() { say('{{name}}.onHide') }, onUnload() { say('{{name}}.onUnload') },
          toB() { wx.navigateTo({ url: '/pages/b/b?name=a%20b&n=1' }) }, bToB() { wx.navigateTo({ url: 'b' }) }, back() { wx.navigateBack() },
          toTab() { wx.switchTab({ url: '/pages/tab/tab' }) }, toA() { wx.switchTab({ url: '/pages/index/index' }) },
          relaunch() { wx.reLaunch({ url: '/pages/b/b' }) }, redirect() { wx.redirectTo({ url: '/pages/b/b?again=1' }) },
          stack() { say('stack ' + getCurrentPages().map((p) => p.route).join()) }
        })
        """;
}
