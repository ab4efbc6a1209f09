using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps.Config;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Logic.Workers;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps;

/// <summary>A mini program that runs, for one user. <see cref="MiniAppHost"/> starts it; disposing it stops it.</summary>
public sealed class MiniApp : IMiniApp, ILogicHost, IViewQuestions, IAudioPlayers, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MiniAppParts _parts;
    private readonly MiniAppLaunch _launch;
    private readonly BoundedReports? _observer;
    private readonly ViewHub _screen;
    private readonly ShellUi _shell;
    private readonly MiniAppView _view;
    private readonly MiniAppInput _input;
    private readonly ApiCalls _calls;
    private readonly PageRunner _runner;
    private readonly PageStack _pages;
    private string? _limit;
    private readonly LimitStops _stops;
    private readonly AuthorPlaces _places;
    private readonly HashSet<string> _located = new(StringComparer.Ordinal);
    private readonly ProgramWorker _worker;
    private readonly MiniAppUpdates _updates;
    private LogicInstance? _logic;
    private long _reported;
    private volatile ScriptError? _lost;
    private int _stopped;

    internal MiniApp(MiniAppParts parts, MiniAppLaunch launch, MiniAppContext context, AppConfig config, CompiledPackage code)
    {
        _parts = parts;
        _launch = launch;
        _observer = launch.Observer is { } observer ? new BoundedReports(observer, parts.Options.Limits, parts.Time) : null;
        Context = context;
        Config = config;
        Code = code;
        _places = new AuthorPlaces(code);
        Device = launch.Device;
        Stopping = _stopping.Token;
        _screen = launch.Screen ?? new ViewHub();
        _shell = new ShellUi(_screen);
        Ui = launch.Ui ?? _shell;
        Storage = parts.OpenStorage(context);
        Network = parts.OpenNetwork(context.App, config);
        Consents = parts.OpenConsents(context);
        Subscriptions = parts.OpenSubscriptions(context);
        Files = new MiniAppFiles(Path.Combine(parts.Options.DataDirectory, "tmp", Guid.NewGuid().ToString("N")), launch.Package, parts.OpenFiles(context));
        var openData = new OpenData(context, parts.MiniAppProxy, _screen, parts.Logger, Stopping) { Post = work => Logic.Post(_ => work()), Pages = () => _view!.Pages };
        _view = new MiniAppView(_screen, _shell)
        {
            Logic = () => Logic,
            Input = (turn, input) => _input!.Receive(turn, input),
            Open = new MiniAppResources(launch.Package, Network, Files) { OpenAvatar = (source, ct) => openData.OpenAvatarAsync(source, parts.Options, ct) }.OpenAsync,
            OpenData = openData,
            Limits = parts.Options.Limits,
            Broken = ReportBroken,
            Time = parts.Time,
        };
        _input = new MiniAppInput(this, _view, _shell, parts.Gestures, parts.Dispatcher, () => Logic)
        {
            Buttons = new HostButtons(this, parts.MiniAppProxy, () => Logic, parts.Logger, Stopping) { Later = Later, Emit = (node, type, detail) => _input!.Emit(node, type, detail) },
        };
        _view.Cameras = new CameraControl(this, _screen, parts.Dispatcher, () => Logic, Stopping);
        _view.WebViews = new WebViewControl(this, () => Logic);
        _view.Audios = new InnerAudios(_screen, Emit);
        _calls = new ApiCalls(parts.Dispatcher, parts.Catalog, this, () => Logic, Stopping) { Refused = text => ReportConsole("warn", text), Plugin = FindPlugin };
        _runner = new PageRunner(this, _view, () => Logic);
        _pages = new PageStack(config, _runner);
        _stops = new LimitStops(parts.Options.Limits.TurnStops, reason => Task.Run(() => StopAsync(reason).AsTask()));
        _worker = new ProgramWorker(parts.Engines, EngineOptions(), code)
        {
            Tell = (data, told) => _logic?.Post(turn =>
            {
                told();
                Logic.Call(turn, "__emit", ScriptValue.From(ProgramWorker.EventName), ScriptValue.From(data.GetRawText()));
            }),
            Report = error => _logic?.Post(_ => ReportError(_stops!.CountWorker(error), _pages.TopId)),
        };
        _updates = new MiniAppUpdates(this, parts.Logger) { Start = (info, package) => BeginAgain(_launch with { App = info, Package = package, EntryPath = null }, package) };
        _screen.Language = launch.Device.Language;
    }

    /// <summary>Ends this instance and starts another in its place; the second is disposed with the new instance. Set by the host.</summary>
    internal Action<MiniApp, MiniAppLaunch, IDisposable?>? Replacing { get; init; }

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
    public LaunchOptions Enter => Presence.Enter ?? Launch;

    internal MiniAppPresence Presence { get; } = new();

    /// <inheritdoc />
    public IMiniAppWorker Worker => _worker;

    /// <inheritdoc />
    public IMiniAppUpdates Updates => _updates;

    /// <summary>The screen that the program is drawn on.</summary>
    public ViewHub Screen => _screen;

    /// <summary>The open pages with their queries, the bottom first: what <see cref="MiniAppLaunch.Pages"/> takes.</summary>
    public IReadOnlyList<string> OpenUrls => _pages.Urls;

    /// <summary>Cancelled when the program stops.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Completes when the program has stopped.</summary>
    public Task Completion => _completion.Task;

    internal CompiledPackage Code { get; }

    internal Plugins.PluginSet Plugins { get; init; } = new([]);

    /// <summary>Answers of the program that come later than its turn, such as the promise of <c>onShareAppMessage</c>.</summary>
    internal LaterAnswers Later { get; } = new();

    internal LogicInstance Logic => _logic ?? throw new InvalidOperationException("The program has not been started.");

    internal MiniAppView View => _view;

    /// <summary>The move of the page stack that is being made.</summary>
    internal string OpenType => _pages.OpenType;

    /// <summary>Why the process that ran the program's code is gone, or null.</summary>
    internal ScriptError? Lost => _lost;

    /// <summary>Runs app.js and opens the first page.</summary>
    internal async Task RunAsync(PageTarget wanted)
    {
        Launch = new LaunchOptions(wanted.Route, wanted.Query) { Scene = _launch.Scene, ReferrerAppId = _launch.ReferrerAppId, ReferrerExtraData = _launch.ReferrerExtraData };
        _logic = await _parts.Logic.StartAsync(EngineOptions() with { UnhandledError = OnUnhandled }, this).ConfigureAwait(false);
        _ = StopWithEngineAsync(_logic);
        _screen.Own(_view);
        try
        {
            await StartAsync("__boot", BootJson.Of(this, _parts.Catalog)).ConfigureAwait(false);
            await StartAsync("__launch", BootJson.Of(Launch)).ConfigureAwait(false);
            await _pages.LaunchAsync(wanted.IsPage ? wanted : Config.ResolvePage(Config.EntryPage), _launch.Pages).ConfigureAwait(false);
            if (!wanted.IsPage)
                await this.TellNotFoundAsync(wanted).ConfigureAwait(false);
        }
        catch (Exception gone) when (_limit is { } limit && gone is ObjectDisposedException or OperationCanceledException)
        {
            throw new PackageException($"The mini program was stopped while it started. {limit}", "app.js", inner: gone);
        }
    }

    // A loop in app.js or onLaunch is the program's own error, as one in a page is: what can still be shown is shown.
    private async Task StartAsync(string function, ScriptValue argument)
    {
        try
        {
            await Logic.CallAsync(function, argument).ConfigureAwait(false);
        }
        catch (ScriptException failed)
        {
            OnUnhandled(failed.Error);
        }
    }

    /// <summary>Draws the open pages with their style sheets as the files are now. Data, scroll positions and the pages themselves stay.</summary>
    /// <remarks>A sheet that cannot be compiled is told to the observer, and shown on the screen until the program is started again.</remarks>
    internal async Task RestyleAsync()
    {
        foreach (var page in _pages.AllIds)
            await Logic.CallAsync("__restyle", ScriptValue.From(page)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Emit(string eventName, JsonElement data) =>
        _logic?.Post(turn => Logic.Call(turn, "__emit", ScriptValue.From(eventName), ScriptValue.From(data.GetRawText())));

    /// <inheritdoc />
    public void Report(MiniAppReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var length = report.Name.Length + report.Data.GetRawText().Length;
        var before = Interlocked.Add(ref _reported, length) - length;
        if (before + length <= MiniAppReport.MostInAll)
            _launch.Observer?.OnReport(report);
        else if (before <= MiniAppReport.MostInAll)
            ReportConsole("warn", $"The mini program has written more than {MiniAppReport.MostInAll >> 20} MB to its logs; the rest is dropped.");
    }

    /// <inheritdoc />
    public void Exit() => _ = CloseByUserAsync();

    /// <inheritdoc />
    public void Restart(string? path) => BeginAgain(_launch with { EntryPath = path }, null);

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
        _view.Audios?.Silence();
        _screen.Release(_view, reason);
        await _worker.DisposeAsync().ConfigureAwait(false);
        if (_logic is not null)
            await _logic.DisposeAsync().ConfigureAwait(false);
        _updates.Dispose();
        Storage.Flush();
        Network.Dispose();
        Files.Dispose();
        Plugins.Dispose();
        _pages.Dispose();
        _observer?.OnStopped(reason);
        _completion.TrySetResult();
    }

    internal void ReportError(ScriptError error, int page)
    {
        if (!_located.Contains(error.Message))
            _observer?.OnError(_places.Locate(error), page);
    }

    internal void ReportConsole(string level, string text) => _observer?.OnConsole(new ScriptConsoleMessage(level, text));

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

    JsonElement? IViewQuestions.AskNow(int page, int node, string method, JsonElement arguments) => _view.Questions.AskNow(page, node, method, arguments);

    Task<JsonElement?> IViewQuestions.AskAsync(int page, int node, string method, JsonElement arguments, CancellationToken cancellationToken) =>
        _view.Questions.AskAsync(page, node, method, arguments, cancellationToken);

    void IAudioPlayers.Operate(OperateAudioCommand command) => _view.Audios?.Operate(command);

    string? ILogicHost.Call(string api, string parameters, int call) => _calls.Call(api, parameters, call);

    string ILogicHost.CallSync(string api, string parameters) => _calls.CallSync(api, parameters);

    void ILogicHost.Abort(int call) => _calls.Abort(call);

    void ILogicHost.Operations(int page, int sequence, string operations) => _view.Apply(page, sequence, operations);

    string? ILogicHost.Module(string path) => Compiled(path, static (code, path) => code.Module(path));

    string? ILogicHost.Template(string path) => Compiled(path, static (code, path) => code.Template(path));

    string? ILogicHost.Sheet(string path) => Compiled(path, static (code, path) => code.Sheet(path));

    string? ILogicHost.Component(string path) => Compiled(path, static (code, path) => code.Component(path));

    void ILogicHost.Event(string name, string data) => LogicEvents.Receive(this, _observer, name, data);

    // What the program said before its end still counts, so the next begins after this turn.
    private void BeginAgain(MiniAppLaunch launch, IDisposable? owned) =>
        Logic.Post(_ => Replacing?.Invoke(this, launch with { Screen = _screen, Account = Context.Account, Device = Device }, owned));

    private ScriptEngineOptions EngineOptions() =>
        Options.Limits.OfEngine(_parts.Time) with { Name = Context.App.AppId, Console = message => _observer?.OnConsole(message) };

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
            _launch.Observer?.OnError(new ScriptError(ScriptErrorKind.Thrown, broken.Message, null, broken.File, broken.Line, broken.Column), _pages.TopId);
            _screen.ShowFailure("The mini program cannot be shown", broken.Message, broken.File, broken.Line, broken.Column);
            throw;
        }
    }

    // The page stays as it was drawn last: a half of what the program wanted would be neither.
    private void ReportBroken(ViewPage page, string reason) =>
        ReportError(new ScriptError(ScriptErrorKind.Thrown, $"Page {page.Route} is not drawn any further: {reason}"), page.Id);

    private Plugins.PluginCaller? FindPlugin(string appId) => Plugins.Caller(
        appId, id => _parts.OpenPluginStorage(Context, id), domains => _parts.OpenNetwork(domains is null ? Context.App : Context.App with { RequestDomains = domains }, Config));

    private void OnUnhandled(ScriptError error)
    {
        if (error.Kind == ScriptErrorKind.ProcessLost)
            _lost = error;
        ReportError(error, _pages.TopId);
        if (error.Kind is ScriptErrorKind.TimeLimit or ScriptErrorKind.HeapLimit)
            _limit = error.Message;
        _stops.Count(error);
        if (error.Kind == ScriptErrorKind.UnhandledRejection)
            Logic.Post(turn => Logic.Call(turn, "__app", ScriptValue.From("unhandledRejection"), BootJson.Rejection(error)));
    }

    private async Task StopWithEngineAsync(LogicInstance logic)
    {
        await logic.Completion.ConfigureAwait(false);
        await StopAsync(
            _lost is not null ? "The mini program has ended unexpectedly. Open it again."
            : _limit is null ? "The mini program was stopped by a limit."
            : $"The mini program was stopped by a limit. {_limit}").ConfigureAwait(false);
    }
}
