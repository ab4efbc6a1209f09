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

    /// <summary>Why this machine cannot run the engine under test: its tests are skipped then. Null where it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether somebody else than the engine may find first that a program takes too much.</summary>
    public virtual bool IsWatchedFromOutside => false;

    /// <summary>How long a turn may take: long, so that no program is stopped for it by a busy machine.</summary>
    protected virtual TimeSpan TurnTime => TimeSpan.FromSeconds(30);

    protected IServiceProvider Services => _services!;

    /// <summary>The well-behaved program.</summary>
    protected HostileRun Quiet => _quiet!;

    /// <summary>Small, so that they are soon reached; but for the time, which is another host's.</summary>
    private MiniAppLimits Limits => new()
    {
        TurnTime = TurnTime, HeapBytes = 128 << 20, Timers = 500, TurnStops = 2, PendingCalls = 50, PageNodes = 2_000, PageDepth = 64, DrawingLength = 1_000_000,
        ReportsPerSecond = 200, ReportLength = 10_000,
    };

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
        Refusal = await RefusalAsync();
        if (Refusal is not null)
            return;
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
        return new HostileRun(app, log) { Process = ProcessOf(app) };
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

    /// <summary>What the engine promises beside, after a program's act.</summary>
    /// <param name="run">The program.</param>
    /// <param name="isStopped">Whether it has ended by it; null where both are good.</param>
    public virtual void Inspect(HostileRun run, bool? isStopped)
    {
    }

    /// <summary>What the engine promises of a program that has ended.</summary>
    public virtual void InspectEnd(HostileRun run)
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The engine under test.</summary>
    protected virtual void AddEngine(IServiceCollection services) => services.AddJavaScriptCore();

    /// <summary>Why this machine cannot run it, or null.</summary>
    protected virtual Task<string?> RefusalAsync() => Task.FromResult<string?>(null);

    /// <summary>The process of a program, as the system numbers it; 0 where it has none of its own.</summary>
    protected virtual int ProcessOf(MiniApp app) => 0;

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
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1.5);

    protected override TimeSpan TurnTime => Patience;
}
