using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Hostile;

/// <summary>One host for all the hostile programs of a test class, and a well-behaved program that runs beside them all the time.</summary>
public class HostileHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceProvider? _services;
    private HostileRun? _quiet;
    private int _lastApp;
    private int _taps;

    /// <summary>Small, so that they are soon reached; but for the time, which is another host's.</summary>
    protected virtual MiniAppLimits Limits { get; } = new()
    {
        TurnTime = TimeSpan.FromSeconds(30), HeapBytes = 128 << 20, Timers = 500, TurnStops = 2, PendingCalls = 50, PageNodes = 2_000, PageDepth = 64, DrawingLength = 1_000_000,
        ReportsPerSecond = 200, ReportLength = 10_000,
    };

    /// <summary>The engine under test.</summary>
    protected virtual void AddEngine(IServiceCollection services) => services.AddJavaScriptCore();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        AddEngine(services);
        services.AddPergola(options =>
        {
            options.DataDirectory = Path.Combine(_folder.Path, "data");
            options.Limits = Limits;
        }).UseConsentPrompt<UiConsentPrompt>();
        _services = services.BuildServiceProvider();
        _folder.With("quiet/app.json", """{"pages": ["pages/index/index"]}""").With("quiet/app.js", "App({})")
            .With("quiet/pages/index/index.wxml", """<button bindtap="tap">{{n}}</button>""")
            .With("quiet/pages/index/index.js", """
                Page({
                  data: { n: 0 },
                  onLoad() { wx.setStorageSync('n', 0) },
                  tap() { wx.setStorageSync('n', wx.getStorageSync('n') + 1); this.setData({ n: wx.getStorageSync('n') }); console.log('n=' + this.data.n) },
                })
                """);
        _quiet = await StartAsync(Path.Combine(_folder.Path, "quiet"));
    }

    public async Task<HostileRun> StartAsync(string program)
    {
        var log = new RunLog();
        var app = await _services!.GetRequiredService<MiniAppHost>().StartMiniAppAsync(new MiniAppLaunch
        {
            App = new MiniAppInfo($"mphostile{Interlocked.Increment(ref _lastApp):D7}", "Hostile"),
            Package = MiniAppPackage.Open(program),
            Ui = new SilentUi(),
            Observer = log,
        });
        return new HostileRun(app, log);
    }

    /// <summary>The program beside them takes a tap, keeps what it counts, and draws it.</summary>
    public async Task AnswersAsync()
    {
        var expected = (++_taps).ToString(CultureInfo.InvariantCulture);
        await _quiet!.TapAsync();
        await _quiet.SeesAsync("n=" + expected);
        Assert.Equal(expected, await _quiet.TextAsync("button"));
        Assert.Empty(_quiet.Log.Errors);
        Assert.False(_quiet.App.Completion.IsCompleted);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A user who answers nothing.</summary>
    private sealed class SilentUi : IMiniAppUi
    {
        public void Apply(UiChange change)
        {
        }

        public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken) => new TaskCompletionSource<UiAnswer>().Task.WaitAsync(cancellationToken);
    }
}

/// <summary>For programs that do not come to an end: they are stopped sooner.</summary>
public sealed class ImpatientHost : HostileHost
{
    protected override MiniAppLimits Limits => base.Limits with { TurnTime = TimeSpan.FromSeconds(1.5) };
}
