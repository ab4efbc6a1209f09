using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps.Config;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps;

/// <summary>A mini program that runs, for one user. <see cref="MiniAppHost"/> starts it; disposing it stops it.</summary>
public sealed class MiniApp : IMiniApp, ILogicHost, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MiniAppParts _parts;
    private readonly MiniAppLaunch _launch;
    private readonly ViewHub _screen;
    private readonly ShellUi _shell;
    private readonly MiniAppView _view;
    private readonly MiniAppInput _input;
    private readonly ApiCalls _calls;
    private readonly PageRunner _runner;
    private readonly PageStack _pages;
    private readonly HashSet<string> _located = new(StringComparer.Ordinal);
    private LogicInstance? _logic;
    private volatile ScriptError? _lost;
    private int _stopped;

    internal MiniApp(MiniAppParts parts, MiniAppLaunch launch, MiniAppContext context, AppConfig config, CompiledPackage code)
    {
        _parts = parts;
        _launch = launch;
        Context = context;
        Config = config;
        Code = code;
        Device = launch.Device;
        Stopping = _stopping.Token;
        _screen = launch.Screen ?? new ViewHub();
        _shell = new ShellUi(_screen);
        Ui = launch.Ui ?? _shell;
        Storage = parts.OpenStorage(context);
        Network = parts.OpenNetwork(context.App, config);
        Consents = parts.OpenConsents(context);
        Subscriptions = parts.OpenSubscriptions(context);
        Files = new MiniAppFiles(Path.Combine(parts.Options.DataDirectory, "tmp", Guid.NewGuid().ToString("N")), launch.Package);
        var openData = new OpenData(context, parts.MiniAppProxy, _screen, parts.Logger, Stopping) { Post = work => Logic.Post(_ => work()), Pages = () => _view!.Pages };
        _view = new MiniAppView(_screen, _shell)
        {
            Logic = () => Logic,
            Input = (turn, input) => _input!.Receive(turn, input),
            Open = new MiniAppResources(launch.Package, Network, Files) { OpenAvatar = (source, ct) => openData.OpenAvatarAsync(source, parts.Options, ct) }.OpenAsync,
            OpenData = openData,
        };
        _input = new MiniAppInput(this, _view, _shell, parts.Gestures, parts.Dispatcher, () => Logic)
        {
            Buttons = new HostButtons(this, parts.MiniAppProxy, () => Logic, parts.Logger, Stopping) { Emit = (node, type, detail) => _input!.Emit(node, type, detail) },
        };
        _view.Cameras = new CameraControl(this, _screen, parts.Dispatcher, () => Logic, Stopping);
        _calls = new ApiCalls(parts.Dispatcher, parts.Catalog, this, () => Logic, Stopping);
        _runner = new PageRunner(this, _view, () => Logic);
        _pages = new PageStack(config, _runner);
        _screen.Language = launch.Device.Language;
    }

    /// <inheritdoc />
    public MiniAppContext Context { get; }

    /// <inheritdoc />
    public AppConfig Config { get; }

    /// <inheritdoc />
    public MiniAppStorage Storage { get; }

    /// <inheritdoc />
    public NetworkGate Network { get; }

    /// <inheritdoc />
    public IPageStack Pages => _pages;

    /// <inheritdoc />
    public IMiniAppUi Ui { get; }

    /// <inheritdoc />
    public MiniAppConsents Consents { get; }

    /// <inheritdoc />
    public MiniAppSubscriptions Subscriptions { get; }

    /// <inheritdoc />
    public MiniAppFiles Files { get; }

    /// <inheritdoc />
    public Devices.MiniAppDevices Devices => _parts.Devices;

    /// <inheritdoc />
    public MiniAppProxy Host => _parts.MiniAppProxy;

    /// <inheritdoc />
    public TimeProvider Time => _parts.Time;

    /// <inheritdoc />
    public PergolaOptions Options => _parts.Options;

    /// <inheritdoc />
    public DeviceInfo Device { get; private set; }

    /// <inheritdoc />
    public LaunchOptions Launch { get; private set; } = new("", new Dictionary<string, string>());

    /// <inheritdoc />
    public LaunchOptions Enter => Launch;

    /// <summary>The screen that the program is drawn on.</summary>
    public ViewHub Screen => _screen;

    /// <summary>Cancelled when the program stops.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Completes when the program has stopped.</summary>
    public Task Completion => _completion.Task;

    internal CompiledPackage Code { get; }

    internal LogicInstance Logic => _logic ?? throw new InvalidOperationException("The program has not been started.");

    internal MiniAppView View => _view;

    /// <summary>Why the process that ran the program's code is gone, or null.</summary>
    internal ScriptError? Lost => _lost;

    /// <summary>Runs app.js and opens the first page.</summary>
    internal async Task RunAsync(PageTarget first)
    {
        Launch = new LaunchOptions(first.Route, first.Query) { Scene = _launch.Scene };
        _logic = await LogicInstance.StartAsync(_parts.Engines, new ScriptEngineOptions
        {
            Name = Context.App.AppId,
            Time = _parts.Time,
            Console = message => _launch.Observer?.OnConsole(message),
            UnhandledError = OnUnhandled,
        }, this).ConfigureAwait(false);
        _ = StopWithEngineAsync(_logic);
        _screen.Own(_view);
        await _logic.CallAsync("__boot", BootJson.Of(this, _parts.Catalog)).ConfigureAwait(false);
        await _logic.CallAsync("__launch", BootJson.Of(Launch)).ConfigureAwait(false);
        await _pages.LaunchAsync(first).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Emit(string eventName, JsonElement data) =>
        _logic?.Post(turn => Logic.Call(turn, "__emit", ScriptValue.From(eventName), ScriptValue.From(data.GetRawText())));

    /// <summary>Stops the program: no callback, timer or byte of it comes after.</summary>
    public ValueTask DisposeAsync() => StopAsync("The mini program was closed.");

    internal async ValueTask StopAsync(string reason)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            await _completion.Task.ConfigureAwait(false);
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _screen.Release(_view, reason);
        if (_logic is not null)
            await _logic.DisposeAsync().ConfigureAwait(false);
        Storage.Flush();
        Network.Dispose();
        Files.Dispose();
        _pages.Dispose();
        _launch.Observer?.OnStopped(reason);
        _completion.TrySetResult();
    }

    internal void ReportError(ScriptError error, int page)
    {
        if (!_located.Contains(error.Message))
            _launch.Observer?.OnError(error, page);
    }

    internal void ReportConsole(string level, string text) => _launch.Observer?.OnConsole(new ScriptConsoleMessage(level, text));

    /// <summary>Takes the size and the theme of the screen that the program is drawn on.</summary>
    /// <returns>Whether the theme has changed for the program: one that does not follow the system's stays light.</returns>
    internal bool Resize(JsonElement width, JsonElement height, JsonElement ratio, string? theme)
    {
        if (Whole(width) is { } w && Whole(height) is { } h && ratio.ValueKind == JsonValueKind.Number)
            Device = Device with { WindowWidth = w, WindowHeight = h, PixelRatio = ratio.GetDouble() };
        if (!Config.IsDarkModeAware || theme is not ("light" or "dark") || theme == Device.Theme)
            return false;
        Device = Device with { Theme = theme };
        _runner.ShowBars(_pages);
        return true;
    }

    internal async ValueTask SwitchTabByUserAsync(int index)
    {
        if (Config.TabBarFor(Device.Theme)?.Items.ElementAtOrDefault(index) is not { } tab)
            return;
        await _pages.SwitchTabAsync("/" + tab.PagePath, Stopping).ConfigureAwait(false);
        await Logic.CallAsync("__page", ScriptValue.From(_pages.TopId), ScriptValue.From("tabItemTap"), BootJson.Tab(index, tab)).ConfigureAwait(false);
    }

    internal async Task CloseByUserAsync()
    {
        try
        {
            await Logic.CallAsync("__app", ScriptValue.From("hide"), ScriptValue.From("{}")).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ScriptException or ObjectDisposedException)
        {
            // It is closed all the same.
        }

        await StopAsync("The user closed the mini program.").ConfigureAwait(false);
    }

    string? ILogicHost.Call(string api, string parameters, int call) => _calls.Call(api, parameters, call);

    string ILogicHost.CallSync(string api, string parameters) => _calls.CallSync(api, parameters);

    void ILogicHost.Abort(int call) => _calls.Abort(call);

    void ILogicHost.Operations(int page, int sequence, string operations) => _view.Apply(page, sequence, operations);

    string? ILogicHost.Module(string path) => Compiled(path, static (code, path) => code.Module(path));

    string? ILogicHost.Template(string path) => Compiled(path, static (code, path) => code.Template(path));

    string? ILogicHost.Sheet(string path) => Compiled(path, static (code, path) => code.Sheet(path));

    string? ILogicHost.Component(string path) => Compiled(path, static (code, path) => code.Component(path));

    void ILogicHost.Event(string name, string data) => LogicEvents.Receive(this, _launch.Observer, name, data);

    private static int? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private string? Compiled(string path, Func<CompiledPackage, string, string?> get)
    {
        try
        {
            return get(Code, path);
        }
        catch (PackageException broken)
        {
            // People see the file, the line and the column; the logic sees a JavaScript error without them, which is not told again.
            _located.Add("Error: " + broken.Message);
            ReportError(new ScriptError(ScriptErrorKind.Thrown, broken.Message, null, broken.File, broken.Line, broken.Column), _pages.TopId);
            _screen.ShowFailure("The mini program cannot be shown", broken.Message, broken.File, broken.Line, broken.Column);
            throw;
        }
    }

    private void OnUnhandled(ScriptError error)
    {
        if (error.Kind == ScriptErrorKind.ProcessLost)
            _lost = error;
        ReportError(error, _pages.TopId);
        if (error.Kind == ScriptErrorKind.UnhandledRejection)
            Logic.Post(turn => Logic.Call(turn, "__emit", ScriptValue.From("onUnhandledRejection"), BootJson.Rejection(error)));
    }

    private async Task StopWithEngineAsync(LogicInstance logic)
    {
        await logic.Completion.ConfigureAwait(false);
        await StopAsync(_lost is null ? "The mini program was stopped by a limit." : "The mini program has ended unexpectedly. Open it again.").ConfigureAwait(false);
    }
}
