using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Samples.SuperApp;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>The mini program of <c>pergola run</c>: it is opened from its folder at each launch, so that what was mended counts.</summary>
internal sealed class SimulatedMiniApp(
    ProgramSource source,
    ProgramRegistrar registrar,
    MiniAppHost host,
    SampleSuperApp superApp,
    SampleSession session,
    SampleUserList users,
    SimulatorState state,
    ConsoleLog console,
    PanelChanges changes,
    SimulatorScreen screen,
    Terminal terminal,
    ILogger<SimulatedMiniApp> logger) : ISimulatedMiniApp
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private MiniAppPackage? _package;
    private MiniApp? _running;
    private ConsoleObserver? _observer;
    private AppConfig? _config;
    private string? _path;
    // Kept while a broken file keeps the program from running, so that the page is there again once it is mended.
    private IReadOnlyList<string> _open = [];
    private HotReload _reload = HotReload.None;

    public ApiLevel DeclaredLevel => ApiLevelName.Parse(_config?.ApiVersion);

    public IReadOnlyList<string> Pages => _config?.Pages ?? [];

    public IReadOnlyList<StoredItem> Storage
    {
        get
        {
            var storage = _running?.Storage;
            var items = new List<StoredItem>();
            foreach (var key in storage?.Keys ?? [])
            {
                if (storage!.TryGet(key, out var value))
                    items.Add(new(key, value.GetRawText()));
            }

            return items;
        }
    }

    public IReadOnlyDictionary<string, bool> Consents => _running?.Consents.Answers ?? new Dictionary<string, bool>();

    public void ForgetConsent(string? scope)
    {
        if (scope is null)
            _running?.Consents.Clear();
        else
            _running?.Consents.Forget(scope);
    }

    /// <summary>
    /// Shows what has changed. New style sheets are drawn at once, and nothing is lost; anything else launches the program again with the pages that are open,
    /// each with its query, and what they held is lost.
    /// </summary>
    /// <param name="changed">The files that changed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task ReloadAsync(IReadOnlyList<string> changed, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (_reload.TakesSheetsOnly(_package, changed) && _running is { Completion.IsCompleted: false } running && state.Fault is null && _observer is { IsSheetBroken: false })
        {
            await running.RestyleAsync();
            return;
        }

        if (_running is { } before)
            _open = before.OpenUrls;
        await StopAsync();
        await StartAsync(_path, _open, cancellationToken);
    }, cancellationToken);

    public Task LaunchAsync(string? path, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        _path = path;
        _open = [];
        await StopAsync();
        await StartAsync(path, _open, cancellationToken);
    }, cancellationToken);

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        catch (Exception e) when (ProgramFaults.Of(e) is { } fault)
        {
            Show(fault);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever else went wrong is ours, not the program's: the log says what.
            SimulatorLog.LaunchFailed(logger, e);
            Show(new ProgramFault("The simulator could not start the mini program; the terminal shows why."));
        }
        finally
        {
            _turn.Release();
            changes.Tell(Panel.Status);
            changes.Tell(Panel.Storage);
            changes.Tell(Panel.Apis);
        }
    }

    public async Task SwitchUserAsync(string? signInName, CancellationToken cancellationToken)
    {
        ExpectStop();
        await superApp.SignOutAsync(cancellationToken);
        if (signInName is not null && !await superApp.SignInAsync(signInName, users.Password, cancellationToken))
            signInName = null;
        state.SignInName = signInName;
    }

    public Task<bool> ChangeAvatarAsync(CancellationToken cancellationToken) => superApp.ChangeAvatarAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _package?.Dispose();
        _turn.Dispose();
    }

    private async Task StartAsync(string? path, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        session.Level = state.Level;
        _package?.Dispose();
        _config = null;
        _package = source.Open();
        _reload = HotReload.Of(_package);
        var app = source.Describe(_package);
        state.Program = new(app.AppId, app.Name);
        _config = AppConfig.Load(_package);
        await registrar.RegisterAsync(app, cancellationToken);
        state.Fault = null;
        _observer = new ConsoleObserver(console, terminal);
        host.Replaced -= Follow;
        host.Replaced += Follow;
        _running = await host.StartMiniAppAsync(
            new MiniAppLaunch
            {
                App = app,
                Package = _package,
                EntryPath = path,
                Pages = pages,
                Screen = screen.Hub,
                Observer = _observer,
            },
            cancellationToken);
        _running.Consents.Changed += TellConsents;
    }

    private async Task StopAsync()
    {
        ExpectStop();
        if (Interlocked.Exchange(ref _running, null) is not { } running)
            return;
        // The answers outlive the instance.
        running.Consents.Changed -= TellConsents;
        await running.DisposeAsync();
    }

    // The program restarted itself: what is stopped and looked at from now on is the new instance.
    private void Follow(object? sender, MiniAppReplacedEventArgs replaced)
    {
        if (Interlocked.CompareExchange(ref _running, replaced.Next, replaced.Old) != replaced.Old)
            return;
        replaced.Old.Consents.Changed -= TellConsents;
        replaced.Next.Consents.Changed += TellConsents;
        changes.Tell(Panel.Status);
        changes.Tell(Panel.Storage);
    }

    private void TellConsents() => changes.Tell(Panel.Apis);

    private void ExpectStop()
    {
        if (_observer is not null)
            _observer.IsStopExpected = true;
    }

    private void Show(ProgramFault fault)
    {
        if (state.Fault != fault)
            terminal.Error(fault.Located);
        state.Fault = fault;
        screen.Hub.ShowFailure("", fault.Message, fault.File, fault.Line, fault.Column);
    }
}
