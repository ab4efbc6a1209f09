using Pergola.Dispatch;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Tests;

/// <summary>A mini program that only notes what the page asks of it.</summary>
internal sealed class FakeMiniApp(SimulatorState state) : ISimulatedMiniApp
{
    public List<string> Asked { get; } = [];

    public ApiLevel DeclaredLevel { get; set; }

    public IReadOnlyList<string> Pages { get; set; } = ["pages/index/index"];

    public IReadOnlyList<StoredItem> Storage { get; set; } = [];

    public IReadOnlyDictionary<string, bool> Consents { get; set; } = new Dictionary<string, bool>();

    public void ForgetConsent(string? scope) => Asked.Add($"forget {scope ?? "all"}");

    public Task LaunchAsync(string? path, CancellationToken cancellationToken)
    {
        Asked.Add($"launch {path} at {state.Level}");
        return Task.CompletedTask;
    }

    public Task SwitchUserAsync(string? signInName, CancellationToken cancellationToken)
    {
        state.SignInName = signInName;
        Asked.Add($"switch to {signInName ?? "nobody"}");
        return Task.CompletedTask;
    }

    public Task<bool> ChangeAvatarAsync(CancellationToken cancellationToken)
    {
        Asked.Add("another avatar");
        return Task.FromResult(state.SignInName is not null);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
