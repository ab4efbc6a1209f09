using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class ReloadTests
{
    [Fact]
    public async Task A_program_that_takes_another_s_place_has_its_pages_with_their_queries()
    {
        using var folder = Three();
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { EntryPath = "pages/index/index?from=card" });
        await app.App.Pages.NavigateToAsync("/pages/list/list?kind=2&name=a%20b", CancellationToken.None);
        await app.App.Pages.NavigateToAsync("/pages/item/item?id=7", CancellationToken.None);
        Assert.Equal(["pages/index/index?from=card", "pages/list/list?kind=2&name=a%20b", "pages/item/item?id=7"], app.Pages);

        var says = await RestartAsync(folder.Path, app.Pages);
        Assert.Equal(["index from=card", "list kind=2,name=a%20b", "item id=7"], says.Loaded);
        Assert.Equal(app.Pages, says.Open);
    }

    [Fact]
    public async Task A_page_that_is_gone_is_left_out_and_where_all_are_gone_the_first_one_opens()
    {
        using var folder = Three();
        Assert.Equal(["pages/item/item?id=7"], (await RestartAsync(folder.Path, ["pages/gone/gone", "pages/item/item?id=7"])).Open);
        Assert.Equal(["pages/index/index"], (await RestartAsync(folder.Path, ["pages/gone/gone"])).Open);
    }

    [Fact]
    public async Task New_sheets_are_drawn_and_the_page_keeps_what_it_holds()
    {
        using var folder = LittleProgram.Of("Page({ data: { n: 0 }, tap() { this.setData({ n: this.data.n + 1 }) } })", """<button bindtap="tap">{{n}}</button>""")
            .With("app.wxss", "@import 'base.wxss';").With("base.wxss", ".a { top: 1px }").With("pages/index/index.wxss", ".b { top: 1px }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");
        await app.WaitForTextAsync("button", "1");

        folder.With("base.wxss", ".a { top: 2px }").With("pages/index/index.wxss", "");
        await app.App.RestyleAsync();
        await app.WaitForAsync(async () => (await SheetsAsync(app))["app.wxss"].Contains("2px", StringComparison.Ordinal));

        Assert.Equal("", (await SheetsAsync(app))["pages/index/index.wxss"]);
        Assert.Equal("1", await app.Page.TextAsync("button"));
    }

    [Fact]
    public async Task A_broken_sheet_is_told_with_its_place_and_the_page_stays()
    {
        using var folder = LittleProgram.Of("Page({})").With("pages/index/index.wxss", ".b { top: 1px }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        folder.With("pages/index/index.wxss", ".b {\n  top: 1px");
        await app.App.RestyleAsync();
        var error = await app.ErrorAsync();

        Assert.Equal("pages/index/index.wxss", error.SourceName);
        Assert.True(error.Line > 0);
        Assert.Equal("pages/index/index", await app.Page.RouteAsync());
    }

    private static Task<Dictionary<string, string>> SheetsAsync(TestMiniApp app) =>
        app.App.Logic.OnLoopAsync(() => app.App.View.Find(app.App.Pages.TopId)!.Sheets.ToDictionary(static sheet => sheet.Key, static sheet => sheet.Value));

    private static TempFolder Three()
    {
        const string says = "Page({ onLoad(query) { console.log(NAME + ' ' + Object.entries(query).map(pair => pair.join('=')).join(',')) } })";
        var folder = new TempFolder().WithApp("""{"pages": ["pages/index/index", "pages/list/list", "pages/item/item"]}""");
        foreach (var name in (string[])["index", "list", "item"])
            folder.WithPage($"pages/{name}/{name}").With($"pages/{name}/{name}.js", says.Replace("NAME", $"'{name}'", StringComparison.Ordinal));
        return folder;
    }

    private static async Task<(string[] Loaded, IReadOnlyList<string> Open)> RestartAsync(string folder, IReadOnlyList<string> pages)
    {
        var log = new RunLog();
        using var data = new TempFolder();
        var services = new ServiceCollection();
        services.AddJavaScriptCore();
        services.AddPergola(options => options.DataDirectory = data.Path);
        await using var provider = services.BuildServiceProvider();
        using var package = MiniAppPackage.Open(folder);
        await using var app = await provider.GetRequiredService<MiniAppHost>().StartMiniAppAsync(
            new() { App = new MiniAppInfo("mpreload", "Reload"), Package = package, Observer = log, Ui = new ScriptedUi(), Pages = pages });
        return ([.. log.Console.Select(static line => line.Text)], app.OpenUrls);
    }
}
