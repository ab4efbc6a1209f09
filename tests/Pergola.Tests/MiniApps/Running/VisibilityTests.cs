using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class VisibilityTests
{
    private const string AppScript = """
        const say = (name) => (options) => console.log(name, JSON.stringify(options))
        App({ onShow: (o) => console.log('App.onShow', o.path, o.scene), onHide: () => console.log('App.onHide'), onPageNotFound: say('App.onPageNotFound') })
        wx.onAppShow((o) => console.log('onAppShow', JSON.stringify(o.query)))
        wx.onAppHide(() => console.log('onAppHide'))
        """;

    private const string PageScript = "Page({ onShow() { console.log('onShow', this.route) }, onHide() { console.log('onHide', this.route) } })";

    [Fact]
    public async Task A_program_that_leaves_the_screen_and_comes_back_is_told_once_each_in_WeChats_order()
    {
        using var folder = Program();
        await using var app = await OpenAsync(folder);
        await app.App.HideAsync();
        await app.App.HideAsync();
        await app.App.ShowAsync();
        await app.App.ShowAsync();

        Assert.Equal(["onHide pages/index/index", "App.onHide", "onAppHide", "App.onShow pages/index/index 1001", "onAppShow {}", "onShow pages/index/index"], Said(app));
    }

    [Fact]
    public async Task A_program_is_entered_anew_at_another_page()
    {
        using var folder = Program();
        await using var app = await OpenAsync(folder);
        await app.App.HideAsync();
        await app.App.ShowAsync(new() { Path = "pages/other/other?id=7", Scene = 1011 });

        Assert.Equal(["App.onShow pages/other/other 1011", "onAppShow {\"id\":\"7\"}", "onShow pages/other/other"], Said(app)[^3..]);
        Assert.Equal(("pages/other/other", 1011, "7"), (app.App.Enter.Path, app.App.Enter.Scene, app.App.Enter.Query["id"]));
        Assert.Equal("pages/index/index", app.App.Launch.Path);
        Assert.Equal(["pages/other/other?id=7"], app.App.OpenUrls);
    }

    [Fact]
    public async Task An_entry_that_the_program_does_not_have_is_told_to_it()
    {
        using var folder = Program();
        await using var app = await OpenAsync(folder);
        await app.App.ShowAsync(new() { Path = "pages/gone/gone?id=7" });

        Assert.Equal("""App.onPageNotFound {"path":"pages/gone/gone","query":{"id":"7"},"isEntryPage":true}""", Said(app)[^1]);
        Assert.Equal(["pages/index/index"], app.App.OpenUrls);
    }

    [Fact]
    public async Task A_launch_at_a_page_that_the_program_does_not_have_is_told_to_it_and_opens_its_first_page()
    {
        using var folder = Program();
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { EntryPath = "pages/gone/gone?id=7" });
        await app.WaitForAsync(() => Task.FromResult(app.Log.Console.Count == 5));

        var said = app.Log.Console.Select(static line => line.Text).ToList();
        Assert.Equal("App.onShow pages/gone/gone 1001", said[0]);
        Assert.StartsWith("There is no page 'pages/gone/gone", said[^2], StringComparison.Ordinal);
        Assert.Equal("""App.onPageNotFound {"path":"pages/gone/gone","query":{"id":"7"},"isEntryPage":true}""", said[^1]);
        Assert.Equal(["pages/index/index"], app.App.OpenUrls);
    }

    [Fact]
    public async Task A_program_can_go_elsewhere_when_the_page_of_its_launch_is_gone()
    {
        using var folder = Program().With("app.js", "App({ onPageNotFound: () => wx.redirectTo({ url: '/pages/other/other' }) })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { EntryPath = "pages/gone/gone" });

        await app.WaitForAsync(() => Task.FromResult(app.App.OpenUrls is ["pages/other/other"]));
    }

    private static TempFolder Program() => LittleProgram.Of(PageScript).With("app.js", AppScript).With("app.json", """{"pages": ["pages/index/index", "pages/other/other"]}""")
        .With("pages/other/other.js", PageScript).With("pages/other/other.wxml", "<view/>");

    private static async Task<TestMiniApp> OpenAsync(TempFolder folder)
    {
        var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.WaitForAsync(() => Task.FromResult(app.Log.Console.Count == 3));
        return app;
    }

    // Without what the launch said.
    private static string[] Said(TestMiniApp app) => [.. app.Log.Console.Skip(3).Select(static line => line.Text)];
}
