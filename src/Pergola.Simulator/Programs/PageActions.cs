using Pergola.Dispatch;
using Pergola.Simulator.Devices;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>What the buttons and switches of the page do. One at a time: each finds the program as the one before left it.</summary>
internal sealed class PageActions(SimulatorState state, ISimulatedMiniApp miniApp, SampleUserList users, CallLog calls, ConsoleLog console) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does what the page asks.</summary>
    /// <returns>Whether there is such an action and such a value.</returns>
    public async Task<bool> DoAsync(string what, string value, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(what, value, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> RunAsync(string what, string value, CancellationToken cancellationToken)
    {
        switch (what)
        {
            case "level" when ApiLevelName.Parse(value) is var level and not ApiLevel.Undefined:
                state.Level = level;
                await miniApp.LaunchAsync(null, cancellationToken);
                return true;
            case "user" when value.Length == 0 || users.All.Any(u => u.SignInName == value):
                await miniApp.SwitchUserAsync(value.Length == 0 ? null : value, cancellationToken);
                await miniApp.LaunchAsync(null, cancellationToken);
                return true;
            case "restart":
                await miniApp.LaunchAsync(null, cancellationToken);
                return true;
            case "open":
                await miniApp.LaunchAsync(string.IsNullOrWhiteSpace(value) ? null : value.Trim(), cancellationToken);
                return true;
            case "place" when SimulatedLocation.Places.FirstOrDefault(p => p.Name == value) is { } place:
                state.Place = place;
                return true;
            case "enrolled" when bool.TryParse(value, out var enrolled):
                state.IsEnrolled = enrolled;
                return true;
            case "avatar":
                return await miniApp.ChangeAvatarAsync(cancellationToken);
            case "clear" when value == "calls":
                calls.Clear();
                return true;
            case "clear" when value == "console":
                console.Clear();
                return true;
            case "forget" when value.Length == 0 || miniApp.Consents.ContainsKey(value):
                miniApp.ForgetConsent(value.Length == 0 ? null : value);
                return true;
            default:
                return false;
        }
    }
}
