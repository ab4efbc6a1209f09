using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Testing;

/// <summary>
/// A mini program that runs without a browser, on the real engine and the real dispatcher: open it, look at its page, tap, and see what it did.
/// </summary>
/// <example><code>
/// await using var app = await TestMiniApp.OpenAsync("my-program");
/// await app.Page.TapAsync("button.login");
/// await app.WaitForAsync(async () => await app.Page.TextAsync(".openid") != "");
/// </code></example>
public sealed class TestMiniApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _ownData;

    private TestMiniApp(ServiceProvider services, MiniApp app, ScriptedUi ui, RunLog log, string? ownData)
    {
        _services = services;
        _ownData = ownData;
        App = app;
        Ui = ui;
        Log = log;
        Page = new TestPage(app);
    }

    /// <summary>The running program.</summary>
    public MiniApp App { get; }

    /// <summary>The page on top.</summary>
    public TestPage Page { get; }

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
        var services = Services(options, options.DataDirectory ?? ownData!);
        var package = MiniAppPackage.Open(path);
        var ui = new ScriptedUi();
        if (options.Answer is not null)
            ui.Answer = options.Answer;
        var log = new RunLog();
        try
        {
            var app = await services.GetRequiredService<MiniAppHost>().StartMiniAppAsync(new MiniAppLaunch
            {
                App = options.App ?? new MiniAppInfo(package.AppId ?? "mptest0000000000", package.ProjectName) { EnvVersion = EnvVersion.Develop },
                Package = package,
                EntryPath = options.EntryPath,
                Ui = ui,
                Observer = log,
                Device = options.Device,
            }).ConfigureAwait(false);
            return new TestMiniApp(services, app, ui, log, ownData);
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

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
            var errors = string.Join(Environment.NewLine, Log.Errors.Select(static entry => entry.Error.Message));
            throw new TimeoutException($"It did not happen. The page:{Environment.NewLine}{await Page.OutlineAsync().ConfigureAwait(false)}{Environment.NewLine}{errors}", late);
        }
        finally
        {
            App.View.Changed -= OnChanged;
            Log.Changed -= OnChanged;
            Ui.Changed -= OnChanged;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        if (_ownData is not null)
            Directory.Delete(_ownData, recursive: true);
    }

    private static ServiceProvider Services(TestMiniAppOptions options, string data)
    {
        var services = new ServiceCollection();
        if (options.Time is not null)
            services.AddSingleton(options.Time);
        if (options.Engines is not null)
            services.AddSingleton(options.Engines);
        services.AddJavaScriptCore();
        var builder = services.AddPergola(pergola =>
        {
            pergola.DataDirectory = data;
            options.Configure?.Invoke(pergola);
        }).UseConsentPrompt<Consent.UiConsentPrompt>();
        options.Build?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}

/// <summary>How <see cref="TestMiniApp"/> opens a program.</summary>
public sealed record TestMiniAppOptions
{
    /// <summary>The registry's record; null makes one from the package, in development.</summary>
    public MiniAppInfo? App { get; init; }

    /// <summary>The first page with its query; null for the program's own.</summary>
    public string? EntryPath { get; init; }

    /// <summary>The clock; null for the system's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>The script engine; null for JavaScriptCore in the test's own process. It is not disposed with the program.</summary>
    public IScriptEngineFactory? Engines { get; init; }

    /// <summary>Where storage is kept; null for a folder that is deleted afterwards.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The device that the program sees.</summary>
    public DeviceInfo Device { get; init; } = new();

    /// <summary>What the user answers from the start, also to what is asked while the program opens; null cancels every dialog. It can be changed in <see cref="ScriptedUi.Answer"/>.</summary>
    public Func<UiQuestion, UiAnswer>? Answer { get; init; }

    /// <summary>The SDK's options.</summary>
    public Action<PergolaOptions>? Configure { get; init; }

    /// <summary>The superapp: <c>UseProxy</c>, <c>UseMiniAppProxy</c>, <c>UsePlatform</c>.</summary>
    public Action<PergolaBuilder>? Build { get; init; }
}
