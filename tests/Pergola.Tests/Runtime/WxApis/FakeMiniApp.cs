using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Files;
using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.WxApis;

/// <summary>A mini program without an engine: what its APIs did is written down.</summary>
public sealed class FakeMiniApp : IMiniApp, IMiniAppUi, IPageStack, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MiniAppPackage _package;

    public FakeMiniApp(string? appJson = null, NetworkGateOptions? network = null, long filesLimit = 1 << 20)
    {
        _folder.WithApp(appJson ?? """
            {"pages": ["pages/index/index", "pages/b/b"], "tabBar": {"list": [{"pagePath": "pages/index/index", "text": "A"}, {"pagePath": "pages/b/b", "text": "B"}]}}
            """).WithPage("pages/b/b");
        _package = MiniAppPackage.Open(_folder.Path);
        Config = AppConfig.Load(_package);
        Storage = MiniAppStorage.Open(Path.Combine(_folder.Path, ".storage"));
        Network = new NetworkGate(network ?? new NetworkGateOptions());
        UserFiles = new UserFiles(UserFolder, filesLimit, Clock);
        Files = new MiniAppFiles(Path.Combine(_folder.Path, ".tmp"), _package, UserFiles);
    }

    /// <summary>The clock of the files.</summary>
    public Pergola.Testing.ManualClock Clock { get; } = new();

    /// <summary>Where the user's files lie on the disk.</summary>
    public string UserFolder => Path.Combine(_folder.Path, ".user");

    internal UserFiles UserFiles { get; }

    public MiniAppContext Context { get; set; } = new(new MiniAppInfo("mpa", "Test"), "ann");

    public AppConfig Config { get; }

    public MiniAppStorage Storage { get; }

    public NetworkGate Network { get; }

    public IPageStack Pages => this;

    public IMiniAppUi Ui => this;

    public MiniAppConsents Consents => null!;

    public MiniAppSubscriptions Subscriptions => null!;

    public MiniAppProxy Host { get; set; } = new();

    public TimeProvider Time => TimeProvider.System;

    public MiniAppFiles Files { get; }

    public Pergola.Devices.MiniAppDevices Devices { get; set; } = new();

    public PergolaOptions Options { get; } = new();

    public DeviceInfo Device { get; set; } = new();

    public LaunchOptions Launch { get; set; } = new("pages/index/index", new Dictionary<string, string> { ["id"] = "1" });

    public LaunchOptions Enter { get; set; } = new("pages/b/b", new Dictionary<string, string>()) { Scene = 1037, ReferrerAppId = "mpb" };

    /// <summary>The events that the program was told of, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(string Name, string Data)> Emitted { get; } = [];

    public void Emit(string eventName, System.Text.Json.JsonElement data) 
    {
        Emitted.Enqueue((eventName, data.GetRawText()));
        Told.Release();
    }

    /// <summary>Released once for each event.</summary>
    public SemaphoreSlim Told { get; } = new(0);

    /// <summary>What tasks were told before their answer.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(string Event, JsonElement Data)> Reported { get; } = [];

    public CancellationToken Stopping => Ends.Token;

    /// <summary>Ends the instance for those who listen to <see cref="Stopping"/>.</summary>
    public CancellationTokenSource Ends { get; } = new();

    public IMiniAppWorker Worker => throw new NotSupportedException("A worker needs an engine.");

    public IMiniAppUpdates Updates => throw new NotSupportedException("An update needs a running program.");

    public void Exit() => Log.Add("exit");

    public void Restart(string? path) => Log.Add($"restart {path}");

    /// <summary>What the program reported.</summary>
    public List<MiniAppReport> Reports { get; } = [];

    public void Report(MiniAppReport report) => Reports.Add(report);

    /// <summary>What was drawn, asked or opened, one text each.</summary>
    public List<string> Log { get; } = [];

    public UiAnswer NextAnswer { get; set; } = new(true);

    public IReadOnlyList<int> Ids => [1];

    public int TopId => 1;

    public string? TopRoute { get; set; } = "pages/index/index";

    public ValueTask NavigateToAsync(string url, CancellationToken cancellationToken) => Write($"navigateTo {url}");

    public ValueTask RedirectToAsync(string url, CancellationToken cancellationToken) => Write($"redirectTo {url}");

    public ValueTask NavigateBackAsync(int delta, CancellationToken cancellationToken) => Write($"navigateBack {delta}");

    public ValueTask SwitchTabAsync(string url, CancellationToken cancellationToken) => Write($"switchTab {url}");

    public ValueTask ReLaunchAsync(string url, CancellationToken cancellationToken) => Write($"reLaunch {url}");

    public void Apply(UiChange change) => Log.Add($"{change.Kind} {change.PageId} {change.Data.GetRawText()}");

    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        Log.Add($"{question.Kind} {question.PageId} {question.Data.GetRawText()}");
        return Task.FromResult(NextAnswer);
    }

    /// <summary>Calls an API as the dispatcher does, and gives the JSON of its answer.</summary>
    public async Task<JsonElement> CallAsync<TParams, TResult>(SdkApi<TParams, TResult> api, string json = "{}", CancellationToken cancellationToken = default)
        where TParams : notnull
        where TResult : OpenApiResult
    {
        var raw = JsonElement.Parse(json);
        var parameters = (TParams)raw.Deserialize(api.ParamsType)!;
        var pending = api.Answer(new SdkCall<TParams>(this, 1, parameters, raw) { Report = (name, data) => Reported.Enqueue((name, data)) }, cancellationToken);
        if (api.Shape == CallShape.Sync)
            Assert.True(pending.IsCompleted);
        return JsonSerializer.SerializeToElement(await pending, api.ResultType);
    }

    /// <summary>The failure that an API's own check or its answer gives.</summary>
    public async Task<OpenApiException> FailAsync<TParams, TResult>(SdkApi<TParams, TResult> api, string json = "{}")
        where TParams : notnull
        where TResult : OpenApiResult
    {
        var parameters = (TParams)JsonElement.Parse(json).Deserialize(api.ParamsType)!;
        return api.Validate?.Invoke(parameters) is { } fault ? OpenApiErrors.Refused(fault) : await Assert.ThrowsAsync<OpenApiException>(() => CallAsync(api, json));
    }

    public void Dispose()
    {
        Told.Dispose();
        Ends.Dispose();
        Network.Dispose();
        Storage.Dispose();
        _package.Dispose();
        _folder.Dispose();
    }

    private ValueTask Write(string line)
    {
        Log.Add(line);
        return ValueTask.CompletedTask;
    }
}
