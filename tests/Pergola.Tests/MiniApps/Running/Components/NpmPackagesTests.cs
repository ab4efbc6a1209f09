using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running.Components;

public sealed class NpmPackagesTests
{
    [Fact]
    public async Task What_npm_installed_is_found_without_a_build()
    {
        using var folder = LittleProgram.Of("Page({ onReady() { console.log(require('plain').name, require('@s/scoped'), require('plain/lib/more').n, require('outer')) } })")
            .With("package.json", """{"dependencies": {"plain": "1.0.0", "@s/scoped": "1.0.0", "outer": "1.0.0"}}""")
            .With("node_modules/plain/package.json", """{"main": "lib/entry"}""")
            .With("node_modules/plain/lib/entry.js", "exports.name = 'plain ' + require('./more').n")
            .With("node_modules/plain/lib/more.js", "exports.n = 1")
            .With("node_modules/@s/scoped/package.json", """{"exports": {".": {"require": "./dist/x.js"}}}""")
            .With("node_modules/@s/scoped/dist/x.js", "module.exports = 'scoped'")
            .With("node_modules/outer/package.json", """{"miniprogram": "dist", "dependencies": {"inner": "2"}}""")
            .With("node_modules/outer/dist/index.js", "module.exports = require('inner')")
            .With("node_modules/outer/node_modules/inner/package.json", "{}")
            .With("node_modules/outer/node_modules/inner/index.js", "module.exports = 'inner 2'");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["plain 1 scoped 1 inner 2"], await app.SaysAsync(1));
    }

    [Fact]
    public void A_package_lists_what_its_dependencies_bring_and_nothing_more()
    {
        using var folder = new TempFolder().WithApp()
            .With("package.json", """{"dependencies": {"a": "1"}, "devDependencies": {"tool": "1"}}""")
            .With("node_modules/a/package.json", """{"main": "a.js", "dependencies": {"b": "1"}}""")
            .With("node_modules/a/a.js", "")
            .With("node_modules/a/a.d.ts", "")
            .With("node_modules/b/package.json", """{"miniprogram": "out"}""")
            .With("node_modules/b/out/view.wxml", "")
            .With("node_modules/tool/package.json", "{}")
            .With("node_modules/tool/index.js", "");
        using var package = MiniAppPackage.Open(folder.Path);

        Assert.Equal(["miniprogram_npm/a/a.js", "miniprogram_npm/a/index.js", "miniprogram_npm/a/package.json", "miniprogram_npm/b/view.wxml"], package.List("miniprogram_npm"));
        Assert.Equal("module.exports = require('./a.js')", package.ReadText("miniprogram_npm/a/index.js"));
    }

    [Fact]
    public void A_manifest_elsewhere_serves_the_folder_that_the_project_names()
    {
        using var folder = new TempFolder()
            .With("project.config.json", """{"miniprogramRoot": "mini/", "setting": {"packNpmManually": true, "packNpmRelationList": [{"packageJsonPath": "./npm/package.json", "miniprogramNpmDistDir": "./mini/"}]}}""")
            .With("mini/app.json", """{"pages": ["p/p"]}""").WithPage("mini/p/p")
            .With("npm/package.json", """{"dependencies": {"a": "1"}}""").With("npm/node_modules/a/package.json", "{}").With("npm/node_modules/a/index.js", "1");
        using var package = MiniAppPackage.Open(folder.Path);

        Assert.Equal("1", package.TryReadText("miniprogram_npm/a/index.js"));
    }

    [Fact]
    public async Task A_package_that_is_not_installed_says_what_to_do()
    {
        using var folder = LittleProgram.OnTap("require('left-pad')").With("pages/index/index.json", """{"usingComponents": {"t": "ui/button"}}""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");

        Assert.Contains("run npm install", (await app.ErrorAsync()).Message, StringComparison.Ordinal);
        Assert.Contains(app.App.Code.Problems, static problem => problem.Message.Contains("npm install", StringComparison.Ordinal) && problem.File == "pages/index/index.json");
    }

    [Fact]
    public async Task Aliases_of_app_json_stand_for_paths_in_require_and_in_usingComponents()
    {
        using var folder = LittleProgram.Of("Page({ onReady() { console.log(require('@lib/n').n) } })", "<c/>")
            .With("app.json", """{"pages": ["pages/index/index"], "resolveAlias": {"@lib/*": "lib/*"}}""")
            .With("lib/n.js", "exports.n = 4")
            .With("pages/index/index.json", """{"usingComponents": {"c": "@lib/c"}}""")
            .With("lib/c.json", """{"component": true}""").With("lib/c.wxml", "<text>aliased</text>").With("lib/c.js", "Component({})");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["4"], await app.SaysAsync(1));
        Assert.Equal("aliased", await app.Page.TextAsync("text"));
    }
}
