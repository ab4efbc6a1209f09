using System.Text.Json;
using Pergola.Consent;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Dispatch;

/// <summary>A running mini program without a runtime.</summary>
internal sealed class FakeMiniApp : IMiniApp
{
    public MiniAppContext Context { get; init; } = new(new("mpyzxqg4o9yzw5px", "Coffee") { EnvVersion = EnvVersion.Release, Version = "1.0.3" }, "alice");

    public AppConfig Config { get; init; } = FakeConfig.With();

    public MiniAppStorage Storage => throw new NotSupportedException();

    public NetworkGate Network => throw new NotSupportedException();

    public IPageStack Pages => throw new NotSupportedException();

    public IMiniAppUi Ui { get; init; } = new FakeUi();

    public MiniAppConsents Consents { get; init; } = new(new Dictionary<string, bool>(), _ => { });

    public MiniAppSubscriptions Subscriptions { get; init; } = new(SubscriptionAnswers.None, _ => { });

    public MiniAppFiles Files { get; init; } = new(Path.Combine(Path.GetTempPath(), "pergola-" + Guid.NewGuid().ToString("N")));

    public MiniAppDevices Devices { get; init; } = new();

    public MiniAppProxy Host { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public PergolaOptions Options { get; init; } = new();

    public DeviceInfo Device { get; init; } = new();

    public LaunchOptions Launch { get; init; } = new("pages/index/index", new Dictionary<string, string>());

    public LaunchOptions Enter => Launch;

    public void Emit(string eventName, System.Text.Json.JsonElement data) => throw new NotSupportedException(eventName);

    public CancellationToken Stopping => CancellationToken.None;

    public IMiniAppWorker Worker => throw new NotSupportedException();

    public IMiniAppUpdates Updates => throw new NotSupportedException();

    public void Exit() => throw new NotSupportedException();

    public void Restart(string? path) => throw new NotSupportedException();

    public void Report(MiniAppReport report) => throw new NotSupportedException();
}

/// <summary>The one place that makes an app.json for these tests.</summary>
internal static class FakeConfig
{
    public static AppConfig With(string? apiVersion = null, string permission = "{}")
    {
        using var folder = new TempFolder();
        var version = apiVersion is null ? "" : $"\"apiVersion\": \"{apiVersion}\",";
        folder.WithApp($$"""{"pages": ["pages/index/index"], {{version}} "permission": {{permission}} }""");
        using var package = MiniAppPackage.Open(folder.Path);
        return AppConfig.Load(package);
    }
}

/// <summary>Answers every question with yes and remembers what it was asked.</summary>
internal sealed class FakeUi : IMiniAppUi
{
    public List<UiQuestion> Questions { get; } = [];

    public UiAnswer Answer { get; set; } = new(true);

    /// <summary>Answers in place of <see cref="Answer"/>: the JSON of the answer's data.</summary>
    public Func<UiQuestion, string>? OnAsk { get; set; }

    public void Apply(UiChange change)
    {
    }

    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        return Task.FromResult(OnAsk is null ? Answer : new UiAnswer(true) { Data = JsonElement.Parse(OnAsk(question)) });
    }
}
