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

    /// <summary>Launches the program again with the page that was opened last: its files have changed.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) => LaunchAsync(_path, cancellationToken);

    public async Task LaunchAsync(string? path, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _path = path;
            await StopAsync();
            await StartAsync(path, cancellationToken);
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

    private async Task StartAsync(string? path, CancellationToken cancellationToken)
    {
        session.Level = state.Level;
        _package?.Dispose();
        _config = null;
        _package = source.Open();
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
