using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Runtime.View;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>A program that starts before the page that shows it is there.</summary>
public sealed class ExpectedViewTests : IAsyncDisposable
{
    private readonly TempFolder _folder = LittleProgram.Of(
        "Page({ onReady() { wx.createSelectorQuery().select('#box').boundingClientRect(rect => console.log('width', rect.width)).exec() } })", "<view id=\"box\"/>");

    private readonly ManualClock _clock = new();
    private readonly RunLog _log = new();
    private ServiceProvider? _services;

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_it_asks_about_its_layout_is_answered_by_the_view_that_comes()
    {
        var screen = new ViewHub { ExpectedWithin = TimeSpan.FromSeconds(5) };
        await using var app = await StartAsync(screen);
        await app.Logic.SettleAsync();
        Assert.Empty(_log.Console);
        using var view = new PlayedView(screen, static (method, _) => method == "rect" ? """{"left":0,"top":0,"right":120,"bottom":0,"width":120,"height":0}""" : null);
        screen.Attach(view);

        Assert.Equal("width 120", await SaysAsync());
    }

    [Fact]
    public async Task When_none_comes_in_time_it_is_answered_without_one()
    {
        await using var app = await StartAsync(new ViewHub { ExpectedWithin = TimeSpan.FromSeconds(5) });
        await app.Logic.SettleAsync();
        Assert.Empty(_log.Console);
        while (_log.Console.Count == 0)
        {
            _clock.Advance(TimeSpan.FromSeconds(6));
            await app.Logic.SettleAsync();
        }

        Assert.Equal("width 0", await SaysAsync());
    }

    [Fact]
    public async Task A_screen_that_nobody_is_expected_at_is_answered_at_once()
    {
        await using var app = await StartAsync(new ViewHub());

        Assert.Equal("width 0", await SaysAsync());
    }

    private Task<MiniApp> StartAsync(ViewHub screen)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddJavaScriptCore();
        services.AddPergola(options => options.DataDirectory = Path.Combine(_folder.Path, "data"));
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<MiniAppHost>().StartMiniAppAsync(
            new MiniAppLaunch { App = new("mpexpected000000", "Expected"), Package = MiniAppPackage.Open(_folder.Path), Screen = screen, Observer = _log }, TestContext.Current.CancellationToken);
    }

    private async Task<string> SaysAsync()
    {
        using var changed = new SemaphoreSlim(0);
        void OnChanged() => changed.Release();
        _log.Changed += OnChanged;
        while (_log.Console.Count == 0)
            await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _log.Changed -= OnChanged;
        return _log.Console.First().Text;
    }
}
