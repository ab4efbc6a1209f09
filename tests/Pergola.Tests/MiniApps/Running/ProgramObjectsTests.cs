using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>The objects of <c>wx</c> that tell of the program itself: its logs, its performance, its newer versions.</summary>
public sealed class ProgramObjectsTests
{
    [Fact]
    public async Task Log_managers_write_to_the_observer()
    {
        using var folder = LittleProgram.OnTap("""
            wx.getLogManager({ level: 0 }).info('a', { b: 1 })
            const log = wx.getRealtimeLogManager(); log.setFilterMsg('f'); log.addFilterMsg('g'); log.in(this); log.tag('t').error('bad')
            wx.reportEvent('paid', { n: 1 }); console.log('done')
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysOnTapAsync();

        Assert.Equal(
            [("log", "info", """["a",{"b":1}]"""), ("realtimeLog", "error", """{"args":["bad"],"filter":"f g","tag":"t","page":"pages/index/index"}"""), ("event", "paid", """{"n":1}""")],
            app.Log.Reports.Select(static report => (report.Kind, report.Name, report.Data.GetRawText())));
        Assert.Empty(app.Log.Unsupported);
    }

    [Fact]
    public async Task A_program_that_logs_without_end_is_cut_off_and_told_so_once()
    {
        using var folder = LittleProgram.OnTap("const log = wx.getLogManager(); for (let i = 0; i < 70; i++) log.log('x'.repeat(90000)); console.log('done')");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var said = await app.SaysOnTapAsync(2);

        Assert.Equal(["The mini program has written more than 5 MB to its logs; the rest is dropped.", "done"], said);
        Assert.InRange(app.Log.Reports.Sum(static report => report.Data.GetRawText().Length), 1, MiniAppReport.MostInAll);
    }

    [Fact]
    public async Task The_start_and_the_first_render_are_measured()
    {
        using var folder = LittleProgram.OnTap("""
            const p = wx.getPerformance()
            console.log(p.getEntries().map((e) => e.entryType + ' ' + e.name).join(), p.getEntriesByType('render')[0].path, p.getEntriesByName('appLaunch')[0].duration >= 0)
            const o = p.createObserver((list) => console.log(list.getEntries().map((e) => e.name + ' ' + e.navigationType).join()))
            o.observe({ entryTypes: ['navigation'] }); console.log(o.supportedEntryTypes.join())
            wx.redirectTo({ url: '/pages/index/index?again=1' })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["script evaluateScript,navigation appLaunch,render firstRender pages/index/index true", "navigation,render,script", "route redirectTo"], await app.SaysOnTapAsync(3));
    }

    [Fact]
    public async Task Routes_are_told_with_the_move_that_made_them()
    {
        using var folder = LittleProgram.Of("Page({ tap() { wx.navigateTo({ url: '/pages/b/b?x=1' }) } })", """<button bindtap="tap">Go</button>""",
                "for (const n of ['onAppRoute', 'onBeforePageLoad', 'onAfterPageUnload']) wx[n]((e) => console.log(n, e.path, e.openType)); App({})")
            .With("app.json", """{"pages": ["pages/index/index", "pages/b/b"]}""")
            .With("pages/b/b.js", "Page({ onShow() { if (!this.shown) { this.shown = true; setTimeout(() => wx.navigateBack(), 1) } } })").With("pages/b/b.wxml", "<view/>");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(2);

        Assert.Equal(
            ["onAppRoute pages/b/b navigateTo", "onBeforePageLoad pages/b/b navigateTo", "onAfterPageUnload pages/b/b undefined", "onAppRoute pages/index/index navigateBack"],
            await app.SaysOnTapAsync(4));
        Assert.Equal(["onAppRoute pages/index/index appLaunch", "onBeforePageLoad pages/index/index appLaunch"], app.Log.Console.Take(2).Select(static m => m.Text));
    }

    [Fact]
    public async Task Without_a_newer_version_the_update_manager_says_so()
    {
        using var folder = LittleProgram.OnTap("const u = wx.getUpdateManager(); u.onCheckForUpdate((r) => console.log(r.hasUpdate)); try { u.applyUpdate() } catch (e) { console.log(e.errMsg) }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["applyUpdate:fail no update is ready", "false"], (await app.SaysOnTapAsync(2)).Order());
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_the_running_one()
    {
        using var newer = LittleProgram.Of("Page({ onLoad() { console.log('newer', wx.getAccountInfoSync().miniProgram.appId) } })");
        Updating.Folder = newer.Path;
        using var folder = LittleProgram.OnTap("""
            const u = wx.getUpdateManager()
            u.onCheckForUpdate((r) => console.log('has', r.hasUpdate)); u.onUpdateReady(() => { console.log('ready'); u.applyUpdate() })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Build = static builder => builder.UseMiniAppProxy<Updating>() });
        var first = app.App;

        Assert.Equal(["has true", "ready", "newer mptest0000000000"], await app.SaysOnTapAsync(3));
        Assert.True(first.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_program_restarts_itself_on_a_tap()
    {
        using var folder = LittleProgram.Of("Page({ onLoad(q) { console.log('load', q.n) }, tap() { wx.restartMiniProgram({ path: 'pages/index/index?n=2' }) } })", """<button bindtap="tap">Go</button>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(1);
        Assert.Equal(["load 2"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_program_ends_itself_on_a_tap()
    {
        using var folder = LittleProgram.OnTap("wx.exitMiniProgram({ success: (r) => console.log(r.errMsg) })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["exitMiniProgram:ok"], await app.SaysOnTapAsync());
        await app.App.Completion;
        Assert.Equal("The user closed the mini program.", app.Log.Stopped);
    }

    private sealed class Updating : MiniAppProxy
    {
        public static string Folder { get; set; } = "";

        public override ValueTask<MiniAppUpdate?> FindUpdateAsync(MiniAppContext context, CancellationToken cancellationToken) =>
            new(new MiniAppUpdate(context.App with { Version = "2.0.0" }, static _ => Task.FromResult(MiniAppPackage.Open(Folder))));
    }
}
