using System.Diagnostics;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running.Components;

/// <summary>The sample that uses TDesign, an npm package of components: after <c>npm install</c> it runs as it is.</summary>
public sealed class TDesignTests
{
    private static readonly string Sample = Path.Combine(RepositoryRoot(), "samples", "mini-programs", "tdesign");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    [Fact]
    public async Task A_button_is_drawn_and_taps()
    {
        await using var app = await OpenAsync();
        await app.Page.TapAsync(".more");

        await app.WaitForAsync(async () => (await app.Page.TextAsync(".panel")).Contains("for 3", StringComparison.Ordinal));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_dialog_opens_and_is_confirmed()
    {
        await using var app = await OpenAsync();
        await app.Page.TapAsync(".reserve");
        await app.WaitForAsync(async () => await app.Page.CountAsync(".t-dialog__button--confirm") > 0);
        Assert.Equal("2 guests on Tuesday", await app.Page.TextAsync(".t-dialog__body-text"));
        await app.Page.TapAsync(".t-dialog__button--confirm");

        await app.WaitForAsync(async () => await app.Page.TextAsync(".state") == "Reserved: 2 guests on Tuesday");
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_tab_is_switched_and_its_panel_lies_in_the_tabs_content()
    {
        await using var app = await OpenAsync();
        Assert.Equal(3, await app.Page.CountAsync(".t-tabs__content-inner .t-tab-panel"));
        await app.Page.TapAsync(".t-tabs__item:nth-child(2)");

        await app.WaitForAsync(async () => await app.Page.TextAsync(".t-tab-panel--active") == "A place on the terrace for 2");
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_value_is_picked()
    {
        await using var app = await OpenAsync();
        await app.Page.TapAsync(".choose");
        await app.WaitForAsync(async () => await app.Page.CountAsync(".t-picker-item__item") == 7);
        await app.Page.TapAsync(".t-picker-item__item:nth-child(5)");
        await app.Page.TapAsync(".t-picker__confirm");

        await app.WaitForAsync(async () => await app.Page.TextAsync(".day") == "Friday");
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<TestMiniApp> OpenAsync()
    {
        await Installed.Value;
        var app = await TestMiniApp.OpenAsync(Sample);
        await app.WaitForAsync(async () => await app.Page.CountAsync(".t-button") == 4 && await app.Page.CountAsync(".t-tabs__item") == 3);
        return app;
    }

    private static async Task InstallAsync()
    {
        if (File.Exists(Path.Combine(Sample, "node_modules", ".package-lock.json")))
            return;
        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Sample, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pergola.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
