using Pergola.Dispatch;
using Pergola.Testing;
using Pergola.Tests.MiniApps.Network;

namespace Pergola.Tests.MiniApps.Running;

public sealed class WxNamesTests
{
    [Fact]
    public async Task A_documented_name_that_is_not_there_yet_fails_and_an_unknown_one_is_undefined()
    {
        using var folder = LittleProgram.OnTap("wx.openCard({ fail: (e) => console.log(e.errMsg, wx.canIUse('openCard'), wx.canIUse('login'), typeof wx.nobodyWroteThis) })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["openCard:fail not supported false true undefined"], await app.SaysOnTapAsync());
        Assert.Equal(["openCard"], app.Log.Unsupported);
    }

    [Theory]
    [InlineData(false, "login:ok code-of-the-host")]
    [InlineData(true, "login:fail internal error undefined")]
    public async Task At_v1_the_host_answers_the_login(bool throws, string line)
    {
        using var folder = LittleProgram.OnTap("wx.login({ complete: (r) => console.log(r.errMsg, r.code) })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Build = builder => _ = throws ? builder.UseProxy<ThrowingHost>() : builder.UseProxy<Host>() });

        Assert.Equal([line], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_request_reaches_its_mapped_origin_and_no_other()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("""{"n":1}""", "Content-Type: application/json\r\n"));
        using var folder = LittleProgram.Of("""
            Page({ good() { this.ask('https://api.example/x') }, bad() { this.ask('https://other.example/x') },
              ask(url) { wx.request({ url, success: (r) => console.log(r.statusCode, r.data.n), fail: (e) => console.log(e.errMsg) }) } })
            """, """<button id="good" bindtap="good"/><button id="bad" bindtap="bad"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Configure = options => options.OriginMap["https://api.example"] = server.Url });

        Assert.Equal(["200 1"], await app.SaysOnTapAsync(1, "#good"));
        Assert.StartsWith("request:fail ", (await app.SaysOnTapAsync(1, "#bad"))[0], StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Dialogs_are_answered_by_the_user_and_bars_are_drawn()
    {
        using var folder = LittleProgram.OnTap("""
            wx.setNavigationBarTitle({ title: 'Here' }); wx.showToast({ title: 'hi' })
            wx.showModal({ title: 'sure?', success: (r) => { console.log(r.confirm); wx.showActionSheet({ itemList: ['a', 'b'], success: (s) => console.log(s.tapIndex) }) } })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        app.Ui.Answer = static question => new(true, question.Kind == "actionSheet" ? 1 : -1);

        Assert.Equal(["true", "1"], await app.SaysOnTapAsync(2));
        Assert.Equal("Here", app.Ui.Title);
        Assert.Contains(app.Ui.Changes, static change => change.Kind == "toast");
    }

    [Fact]
    public async Task Storage_outlives_the_program_and_timers_follow_the_clock()
    {
        using var data = new TempFolder();
        using var folder = LittleProgram.Of("Page({ onLoad() { console.log(wx.getStorageSync('k')); wx.setStorageSync('k', { v: 1 }); setTimeout(() => console.log('rang'), 60000) } })");
        var clock = new ManualClock();
        await using (var first = await TestMiniApp.OpenAsync(folder.Path, new() { DataDirectory = data.Path, Time = clock }))
        {
            await first.SaysAsync(1);
            clock.Advance(TimeSpan.FromSeconds(59));
            await first.App.Logic.SettleAsync();
            Assert.Single(first.Log.Console);
            clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal("rang", (await first.SaysAsync(2))[1]);
        }

        await using var second = await TestMiniApp.OpenAsync(folder.Path, new() { DataDirectory = data.Path });
        Assert.Contains("1", (await second.SaysAsync(1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_query_and_the_callback_of_setData_come_back()
    {
        using var folder = LittleProgram.Of("""
            Page({ data: { n: 0 }, tap() { this.setData({ n: 1 }, () => {
              console.log('set'); wx.createSelectorQuery().select('#here').boundingClientRect().exec((r) => console.log(r.length)) }) } })
            """, """<button bindtap="tap"/><view id="here">{{n}}</view>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["set", "1"], await app.SaysOnTapAsync(2));
        Assert.Equal("1", await app.Page.TextAsync("#here"));
    }

    private class Host : MiniOpenApiProxy
    {
        public override ApiLevel DefaultApiLevel(global::Pergola.MiniApps.MiniAppContext context) => ApiLevel.V1;

        public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new LoginResult("code-of-the-host"));
    }

    private sealed class ThrowingHost : Host
    {
        public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => throw new InvalidOperationException("secret of the host");
    }
}
