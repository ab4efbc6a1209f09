using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class ErrorReportTests
{
    [Fact]
    public async Task An_error_in_a_handler_names_the_author_s_own_file_and_line()
    {
        using var folder = LittleProgram.Of("Page({\n  tap() {\n    missing.call()\n  }\n})", """<button bindtap="tap"/>""", "App({ onError(text) { console.log('App.onError ' + text.split('\\n')[0]) } })");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");
        var error = await app.ErrorAsync();

        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        Assert.True(IsAt(error, "pages/index/index.js", 3), error.ToString());
        Assert.Contains("App.onError", (await app.SaysAsync(1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_that_nobody_catches_is_reported()
    {
        using var folder = LittleProgram.OnTap("Promise.reject(new Error('nobody looks'))");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");
        var error = await app.ErrorAsync();

        Assert.Equal(ScriptErrorKind.UnhandledRejection, error.Kind);
        Assert.Contains("nobody looks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_a_timer_is_reported_and_the_program_goes_on()
    {
        using var folder = LittleProgram.OnTap("setTimeout(() => { throw new Error('late') }); setTimeout(() => console.log('later'), 1)");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Contains("later", await app.SaysOnTapAsync());
        Assert.Contains("late", (await app.ErrorAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_keeps_levels_and_shows_objects()
    {
        using var folder = LittleProgram.OnTap("console.log('a', { b: 1 }); console.warn('w'); console.error('e')");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysOnTapAsync(3);

        Assert.Equal(["log", "warn", "error"], app.Log.Console.Select(static line => line.Level));
        Assert.Equal("a{b:1}", app.Log.Console.First().Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pages/index/index.js", "Page({\n  tap() { = }\n})", 2)]
    [InlineData("pages/index/index.wxml", "<view>\n  <text>{{ a + }}</text></view>", 2)]
    [InlineData("app.js", "App({\n", 2)]
    public async Task A_broken_file_is_named_with_its_line_and_works_once_it_is_mended(string file, string broken, int line)
    {
        using var folder = LittleProgram.Of("Page({ onReady() { console.log('ready') } })");
        var whole = File.ReadAllText(Path.Combine(folder.Path, file));
        folder.With(file, broken);
        var error = await FaultAsync(folder.Path);
        Assert.Equal((file, line), (error.File, error.Line));
        Assert.True(error.Column > 0);

        folder.With(file, whole);
        await using var mended = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["ready"], await mended.SaysAsync(1));
        Assert.Empty(mended.Log.Errors);
    }

    [Theory]
    [InlineData("Page({ onLoad() { lost() } })", 1, 19)]
    [InlineData("const a = 1\nPage({\n  onLoad() { lost() }\n})", 3, 14)]
    [InlineData("import { b } from './b'\nPage({ onLoad() { b(1); b.call(null, 2); lost() } })", 2, 42)]
    [InlineData("import { b } from './b'; Page({ onLoad() { b(1); lost() } })", 1, 50)]
    public async Task An_error_has_the_line_and_column_of_the_author_s_own_source(string script, int line, int column)
    {
        using var folder = LittleProgram.Of(script).With("pages/index/b.js", "export const b = x => x");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var error = await app.ErrorAsync();

        Assert.Equal(("pages/index/index.js", line), (error.SourceName, error.Line));
        // The engine points at the name or at its end.
        Assert.InRange(error.Column, column, column + 5);
        Assert.DoesNotContain("pergola:", error.Stack, StringComparison.Ordinal);
        Assert.Contains($"pages/index/index.js:{line}:{error.Column}", error.Stack, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<view>{{ m.f(missing) }}</view>\n<wxs module=\"m\">\nmodule.exports = {\n  f: function (x) { return x.y.z }\n}\n</wxs>", "pages/index/index.wxml", 4)]
    [InlineData("<wxs module=\"m\">module.exports = { f: function (x) { return x.y.z } }</wxs><view>{{ m.f(missing) }}</view>", "pages/index/index.wxml", 1)]
    [InlineData("<wxs module=\"m\" src=\"m.wxs\"/>\n<view>{{ m.f(missing) }}</view>", "pages/index/m.wxs", 2)]
    public async Task An_error_of_WXS_has_its_place_in_the_template_or_the_file(string template, string file, int line)
    {
        using var folder = LittleProgram.Of("Page({})", template).With("pages/index/m.wxs", "module.exports = {\n  f: function (x) { return x.y.z }\n}");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var error = await app.ErrorAsync();

        Assert.Equal((file, line), (error.SourceName, error.Line));
        Assert.True(error.Column > 0);
    }

    [Fact]
    public async Task An_error_in_a_package_of_npm_names_its_file()
    {
        using var folder = LittleProgram.Of("const { go } = require('@acme/kit')\nPage({ onLoad() { go() } })")
            .With("miniprogram_npm/@acme/kit/index.js", "exports.go = function () {\n  lost()\n}");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var error = await app.ErrorAsync();

        Assert.Equal(("miniprogram_npm/@acme/kit/index.js", 2), (error.SourceName, error.Line));
    }

    [Fact]
    public async Task An_error_of_a_timer_and_a_rejection_have_their_places_too()
    {
        using var folder = LittleProgram.Of("import './b'\nPage({ tap() {\n  setTimeout(() => lost())\n  Promise.reject(new Error('no'))\n} })", "<button bindtap=\"tap\"/>").With("pages/index/b.js", "");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");
        await app.WaitForAsync(() => Task.FromResult(app.Log.Errors.Count >= 2));

        Assert.Equal([("pages/index/index.js", 3), ("pages/index/index.js", 4)], app.Log.Errors.Select(static entry => (entry.Error.SourceName!, entry.Error.Line)).Order());
    }

    [Fact]
    public async Task A_broken_app_json_is_refused_with_its_place()
    {
        using var folder = new TempFolder().WithApp("{\n  \"pages\": \n}");
        var error = await Assert.ThrowsAsync<PackageException>(() => TestMiniApp.OpenAsync(folder.Path));

        Assert.Equal(("app.json", 3), (error.File, error.Line));
        folder.WithApp();
        await using var mended = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal("pages/index/index", await mended.Page.RouteAsync());
    }

    private static async Task<(string? File, int Line, int Column)> FaultAsync(string folder)
    {
        try
        {
            await using var app = await TestMiniApp.OpenAsync(folder);
            await app.WaitForAsync(() => Task.FromResult(app.Log.Errors.Any(static entry => entry.Error.Line > 0)));
            var error = app.Log.Errors.First(static entry => entry.Error.Line > 0).Error;
            return (error.SourceName, error.Line, error.Column);
        }
        catch (PackageException broken)
        {
            return (broken.File, broken.Line, broken.Column);
        }
    }

    // An error that the logic caught has its place in the stack, one that the engine saw has it in its own fields.
    private static bool IsAt(ScriptError error, string file, int line) =>
        (error.SourceName == file && error.Line == line) || (error.Stack ?? "").Contains($"{file}:{line}:", StringComparison.Ordinal);
}
