using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.MiniApps.Storage;

namespace Pergola.Testing;

/// <summary>
/// A mini program that runs without a browser, on the real engine and the real dispatcher: open it, look at its page, tap, and see what it did.
/// </summary>
/// <example><code>
/// await using var app = await TestMiniApp.OpenAsync("my-program");
/// await app.Page.TapAsync("button.login");
/// await app.WaitForTextAsync(".greeting", "Hello, Alice");
/// </code></example>
public sealed class TestMiniApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestMiniAppOptions _options;
    private readonly string? _ownData;

    private TestMiniApp(ServiceProvider services, MiniApp app, ScriptedUi ui, RunLog log, TestMiniAppOptions options, string? ownData)
    {
        _services = services;
        _options = options;
        _ownData = ownData;
        App = app;
        Ui = ui;
        Log = log;
        Page = new TestPage(app, log);
        services.GetRequiredService<MiniAppHost>().Replaced += (_, replaced) =>
        {
            if (replaced.Old == App)
                (App, Page) = (replaced.Next, new TestPage(replaced.Next, log));
        };
    }

    /// <summary>The running program; another one after it restarted itself or applied an update.</summary>
    public MiniApp App { get; private set; }

    /// <summary>The page on top.</summary>
    public TestPage Page { get; private set; }

    /// <summary>The dialogs and bars around it.</summary>
    public ScriptedUi Ui { get; }

    /// <summary>Its console and errors.</summary>
    public RunLog Log { get; }

    /// <summary>Opens a mini program.</summary>
    /// <param name="path">A folder or a zip.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="PackageException">The package is broken.</exception>
    public static async Task<TestMiniApp> OpenAsync(string path, TestMiniAppOptions? options = null)
    {
        options ??= new TestMiniAppOptions();
        var ownData = options.DataDirectory is null ? Directory.CreateTempSubdirectory("pergola-test").FullName : null;
        var services = TestServices.Make(options, options.DataDirectory ?? ownData!);
        var ui = options.Ui ?? new ScriptedUi();
        if (options.Answer is not null)
            ui.Answer = options.Answer;
        var log = new RunLog();
        try
        {
            var package = MiniAppPackage.Open(path);
            var info = options.InfoOf(package);
            var account = options.User?.Account ?? await services.GetRequiredService<MiniAppProxy>().GetAccountAsync(CancellationToken.None).ConfigureAwait(false);
            options.Fill(services.GetRequiredService<MiniAppStorages>().Open(info.AppId, account, info.EnvVersion));
            var app = await services.GetRequiredService<MiniAppHost>().StartMiniAppAsync(new MiniAppLaunch
            {
                App = info,
                Package = package,
                Account = options.User?.Account,
                EntryPath = options.EntryPath,
                Scene = options.Scene,
                Ui = ui,
                Observer = log,
                Device = options.Device,
            }).ConfigureAwait(false);
            return new TestMiniApp(services, app, ui, log, options, ownData);
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            Delete(ownData);
            throw;
        }
    }

    /// <summary>Moves the test's <see cref="ManualClock"/>: timers and time limits of the program that come due run, and what they set off has run when this returns.</summary>
    /// <param name="by">How far; not negative.</param>
    /// <exception cref="InvalidOperationException">The program was opened without a <see cref="ManualClock"/>.</exception>
    public async Task AdvanceAsync(TimeSpan by)
    {
        if (_options.Time is not ManualClock clock)
            throw new InvalidOperationException("The clock is the system's. Open the program with new TestMiniAppOptions { Time = new ManualClock() }.");
        clock.Advance(by);
        await App.Logic.SettleAsync().ConfigureAwait(false);
    }

    /// <summary>The program's storage, as its user's.</summary>
    public MiniAppStorage Storage => App.Storage;

    /// <summary>The pages that are open with their queries, the bottom first: <c>pages/index/index?id=1</c>.</summary>
    public IReadOnlyList<string> Pages => App.OpenUrls;

    /// <summary>Presses the back button of the navigation bar.</summary>
    public Task BackAsync() => PressAsync("""{"t":"shell","action":"back"}""");

    /// <summary>Taps a tab of the tab bar.</summary>
    /// <param name="index">The tab, from 0.</param>
    public Task TapTabAsync(int index) => PressAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"t":"shell","index":{{index}},"action":"tab"}"""));

    /// <summary>Waits until the program has done something: the condition is looked at after every change of page, dialogs, bars, console or errors.</summary>
    /// <param name="condition">What to wait for.</param>
    /// <param name="patience">How long to wait in real time; default 20 seconds.</param>
    /// <exception cref="TimeoutException">It did not happen; the message shows the page and the errors.</exception>
    public async Task WaitForAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var changed = new SemaphoreSlim(0);
        void OnChanged() => changed.Release();
        App.View.Changed += OnChanged;
        Log.Changed += OnChanged;
        Ui.Changed += OnChanged;
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(20));
        try
        {
            while (!await condition().ConfigureAwait(false))
                await changed.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late)
        {
            var faults = string.Join(Environment.NewLine, Log.TakeFaults(onlyUnseen: false));
            throw new TimeoutException($"It did not happen. The page:{Environment.NewLine}{await Page.OutlineAsync().ConfigureAwait(false)}{Environment.NewLine}{faults}", late);
        }
        finally
        {
            App.View.Changed -= OnChanged;
            Log.Changed -= OnChanged;
            Ui.Changed -= OnChanged;
        }
    }

    /// <summary>Waits until the page on top has a text.</summary>
    /// <param name="selector">A CSS selector.</param>
    /// <param name="text">The whole text of the first element that matches.</param>
    /// <exception cref="TimeoutException">It did not happen; the message shows the page and the errors.</exception>
    public Task WaitForTextAsync(string selector, string text) => WaitForAsync(async () => await Page.TextsAsync(selector).ConfigureAwait(false) is [var first, ..] && first == text);

    /// <summary>Waits until a page is on top.</summary>
    /// <param name="route">Its route, without a query.</param>
    /// <exception cref="TimeoutException">It did not happen; the message shows the page and the errors.</exception>
    public Task WaitForPageAsync(string route) => WaitForAsync(async () => await Page.RouteAsync().ConfigureAwait(false) == route);

    /// <summary>Closes the program.</summary>
    /// <exception cref="ProgramErrorException">It had errors that the test did not look at, or sent a request that the test does not answer.</exception>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        Delete(_ownData);
        if (_options.ErrorsFail && Faults() is { Count: > 0 } faults)
            throw new ProgramErrorException($"The mini program had errors that the test did not look at:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private IReadOnlyList<string> Faults() =>
        [.. Log.TakeFaults(onlyUnseen: true), .. _options.Network?.Unanswered.Select(static request => $"The test scripts no answer to {request.Method} {request.Url}.") ?? []];

    private async Task PressAsync(string message)
    {
        await App.Screen.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(message), CancellationToken.None).ConfigureAwait(false);
        await App.Logic.SettleAsync().ConfigureAwait(false);
    }

    private static void Delete(string? folder)
    {
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }
}
