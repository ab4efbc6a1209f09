using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running.Components;

public sealed class PluginTests
{
    private const string App = """{"pages": ["pages/index/index"], "plugins": {"hello": {"version": "1.2.0", "provider": "wxplugin1", "export": "shared.js"}}}""";

    [Fact]
    public async Task A_plugin_brings_its_exports_and_is_given_those_of_the_program()
    {
        using var plugin = Plugin();
        using var folder = Program("Page({ onReady() { const hello = requirePlugin('hello'); console.log(hello.greet(), hello.given, typeof hello.app) } })").With("shared.js", "exports.word = 'from the program'");
        await using var app = await OpenAsync(folder, plugin);

        Assert.Equal(["hello from the program undefined"], await app.SaysAsync(1));
    }

    [Fact]
    public async Task A_component_of_a_plugin_is_drawn_with_its_own_files_and_styles()
    {
        using var plugin = Plugin();
        using var folder = Program("Page({ onReady() { console.log(this.selectComponent('#c')) } })", "<view class=\"x\"/><card id=\"c\" bind:ping=\"none\"/>")
            .With("pages/index/index.json", """{"usingComponents": {"card": "plugin://hello/card"}}""").With("shared.js", "");
        await using var app = await OpenAsync(folder, plugin);
        await app.WaitForAsync(async () => await app.Page.CountAsync("image") == 1);

        Assert.Equal("inner of the plugin", await app.Page.TextAsync("text"));
        Assert.Equal("/__plugin__/wxplugin1/pictures/a.png", await app.Page.AttributeAsync("image", "src"));
        Assert.Equal(["null"], await app.SaysAsync(1));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_page_of_a_plugin_opens_by_its_address()
    {
        using var plugin = Plugin();
        using var folder = Program("Page({ tap() { wx.navigateTo({ url: 'plugin://hello/about?n=3' }) } })", "<button bindtap=\"tap\"/>").With("shared.js", "");
        await using var app = await OpenAsync(folder, plugin);
        await app.Page.TapAsync("button");
        await app.WaitForAsync(async () => await app.Page.RouteAsync() == "__plugin__/wxplugin1/about/about" && await app.Page.CountAsync("text") == 1);

        Assert.Equal("about 3", await app.Page.TextAsync("text"));
        Assert.Equal("About the plugin", app.App.Config.WindowFor("__plugin__/wxplugin1/about/about", "light").GetProperty("navigationBarTitleText").GetString());
    }

    [Fact]
    public async Task A_plugin_has_its_own_account_and_storage_and_may_not_log_the_user_in()
    {
        using var plugin = Plugin();
        using var folder = Program("""
            Page({ onReady() {
              wx.setStorageSync('k', 'program')
              const hello = requirePlugin('hello')
              const { miniProgram, plugin } = hello.account()
              console.log(wx.getStorageSync('k'), hello.store('k'), wx.getStorageSync('k'), plugin.appId, plugin.version, miniProgram.appId === wx.getAccountInfoSync().miniProgram.appId, wx.getAccountInfoSync().plugin)
              hello.login((e) => console.log(e.errMsg))
            } })
            """).With("shared.js", "");
        await using var app = await OpenAsync(folder, plugin);
        var said = await app.SaysAsync(2);

        Assert.Equal("program plugin program wxplugin1 1.2.0 true undefined", said[0]);
        Assert.StartsWith("login:fail can not be called by a plugin", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_not_installed_is_named_where_it_is_used()
    {
        using var folder = Program("Page({ tap() { requirePlugin('hello') } })", "<button bindtap=\"tap\"/><card/>").With("pages/index/index.json", """{"usingComponents": {"card": "plugin://hello/card"}}""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");

        Assert.Contains("plugin \"hello\" (provider wxplugin1, version 1.2.0) is not installed", (await app.ErrorAsync()).Message, StringComparison.Ordinal);
        Assert.Contains(app.App.Code.Problems, static problem => problem.Message.Contains("'hello' (provider wxplugin1, version 1.2.0) is not installed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plugin_of_the_same_project_runs_in_development()
    {
        using var folder = new TempFolder()
            .With("project.config.json", """{"compileType": "plugin", "miniprogramRoot": "mini", "pluginRoot": "plugin"}""")
            .With("mini/app.json", """{"pages": ["p/p"], "plugins": {"mine": {"version": "dev", "provider": "wxself"}}}""").With("mini/app.js", "App({})").WithPage("mini/p/p")
            .With("mini/p/p.js", "Page({ onReady() { console.log(requirePlugin('mine').n) } })")
            .With("plugin/plugin.json", """{"main": "index.js"}""").With("plugin/index.js", "exports.n = 7");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["7"], await app.SaysAsync(1));
    }

    private static TempFolder Program(string script, string template = "<view/>") => LittleProgram.Of(script, template).With("app.json", App);

    private static Task<TestMiniApp> OpenAsync(TempFolder program, TempFolder plugin) =>
        TestMiniApp.OpenAsync(program.Path, new() { Configure = options => options.PluginFolders["wxplugin1"] = plugin.Path });

    private static TempFolder Plugin() => new TempFolder()
        .With("plugin.json", """{"main": "index.js", "publicComponents": {"card": "card/card"}, "pages": {"about": "about/about"}}""")
        .With("index.js", """
            let given = ''
            try { given = requireMiniProgram().word } catch (e) { given = e.message }
            module.exports = {
              greet: () => 'hello', given, app: getApp(),
              account: () => wx.getAccountInfoSync(),
              store(key) { wx.setStorageSync(key, 'plugin'); return wx.getStorageSync(key) },
              login(fail) { wx.login({ fail }) },
            }
            """)
        .With("card/card.json", """{"component": true, "usingComponents": {"inner": "/parts/inner"}}""").With("card/card.js", "Component({ options: { styleIsolation: 'shared' } })")
        .With("card/card.wxml", """<image src="/pictures/a.png"/><inner/>""").With("card/card.wxss", ".x { color: red }")
        .With("parts/inner.json", """{"component": true}""").With("parts/inner.js", "Component({})").With("parts/inner.wxml", "<import src=\"/parts/t\"/><template is=\"t\"/>")
        .With("parts/t.wxml", "<template name=\"t\"><text>inner of the plugin</text></template>")
        .With("about/about.json", """{"navigationBarTitleText": "About the plugin"}""").With("about/about.js", "Page({ data: { n: 0 }, onLoad(query) { this.setData({ n: query.n }) } })")
        .With("about/about.wxml", "<text>about {{n}}</text>");
}
