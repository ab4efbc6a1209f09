using static Pergola.Tests.Hostile.HostileProgram;

namespace Pergola.Tests.Hostile.Programs;

/// <summary>Programs that reach for files and values of others.</summary>
public sealed class Paths : IHostilePrograms
{
    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        OnTap("modules outside of the package", "0 of 7 were read", @"
            let read = 0
            const paths = ['../../../outside', '../../../outside.js', '/../outside.js', '/etc/passwd', '..%2f..%2f..%2foutside.js', '../../../outside.js\0.js', 'file:///etc/passwd']
            for (const path of paths) try { require(path); read++ } catch (e) { }
            console.log(read + ' of ' + paths.length + ' were read')") with { Prepare = static folder => folder.With("outside.js", "module.exports = 'outside'") },
        new("templates outside of the package", "is not found")
        {
            Template = """<import src="../../../outside.wxml"/><include src="/../outside.wxml"/><wxs src="../../../outside.wxs" module="m"/><view>{{m.x}}</view>""",
            Prepare = static folder => folder.With("outside.wxml", "<text>outside</text>").With("outside.wxs", "module.exports = { x: 'outside' }"),
            Then = static async run => Assert.DoesNotContain("outside", await run.TextAsync("page"), StringComparison.Ordinal),
        },
        new("a sheet outside of the package", "not found")
        {
            Files = new Dictionary<string, string> { [Page + ".wxss"] = "@import \"../../../outside.wxss\"; @import \"http://127.0.0.1:1/a.wxss\"; view { color: red }" },
            Prepare = static folder => folder.With("outside.wxss", ".outside { color: red }"),
            Then = static async run => Assert.DoesNotContain("outside {", string.Concat(await run.App.Logic.OnLoopAsync(() => run.App.View.Find(1)!.Sheets.Select(static sheet => sheet.Value).ToArray())), StringComparison.Ordinal),
        },
        new("pictures outside of the package", null)
        {
            Prepare = static folder => folder.With("outside.png", "outside").With("program/inside.png", "inside"),
            Then = PicturesAsync,
        },
        OnTap("pages outside of the program", "4 jumps failed", @"
            let failed = 0
            const urls = ['../../../outside/index', '/../outside/index', 'file:///etc/passwd', 'javascript:alert(1)']
            for (const url of urls) wx.navigateTo({ url, fail() { if (++failed === urls.length) console.log(failed + ' jumps failed') } })"),
        new("a link that leads out", "it holds a link")
        {
            Prepare = static folder =>
            {
                var script = Path.Combine(folder.With("outside.js", "module.exports = 'outside'").Path, "program", "pages", "index", "index.js");
                File.Delete(script);
                File.CreateSymbolicLink(script, Path.Combine(folder.Path, "outside.js"));
            },
            IsRefused = true,
        },
        OnTap("values of another program", "theirs: nothing, mine: yes", "wx.setStorageSync('mine', 'yes'); globalThis.left = 1; console.log('theirs: ' + (wx.getStorageSync('n') || 'nothing') + ', mine: ' + wx.getStorageSync('mine'))"),
        OnTap("requests to private addresses", "4 requests failed", @"
            let failed = 0
            const urls = ['http://127.0.0.1:1/', 'https://169.254.169.254/latest/meta-data', 'http://[::1]/', 'file:///etc/passwd']
            for (const url of urls) wx.request({ url, fail() { if (++failed === urls.length) console.log(failed + ' requests failed') } })"),
        new("a page that app.json names outside", "app.json") { Json = """{"pages": ["pages/index/index", "../../outside/index"]}""", IsRefused = true },
        new("a page that app.json names with half a character", "half a character") { Json = """{"pages": ["pages/index/index", "\ud800"]}""", IsRefused = true },
        new("a subpackage around itself", null) { Json = """{"pages": ["pages/index/index"], "subpackages": [{"root": "pages", "pages": ["index/index"]}, {"root": "pages/index", "pages": ["index"]}]}""" },
    ];

    private static async Task PicturesAsync(HostileRun run)
    {
        string[] outside = ["/../outside.png", "../outside.png", "/..%2foutside.png", "/a/../../outside.png", "//outside.png/..", "wxfile://tmp/../../outside.png", "wxfile://usr/../outside.png", "file:///etc/passwd.png", "/inside.png\0", "pergola-open-data:0"];
        foreach (var source in outside)
        {
            await using var content = (await run.App.Screen.OpenResourceAsync(source, CancellationToken.None))?.Content;
            Assert.True(content is null, source);
        }

        await using var inside = (await run.App.Screen.OpenResourceAsync("/inside.png", CancellationToken.None))?.Content;
        Assert.NotNull(inside);
    }
}
