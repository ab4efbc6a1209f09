using Pergola.Dispatch;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>
/// The mini program as the simulator's page drives it: the one seam between the page and the SDK. What the program does is
/// written to <see cref="CallLog"/>, <see cref="ConsoleLog"/> and <see cref="SimulatorState"/>.
/// </summary>
internal interface ISimulatedMiniApp : IAsyncDisposable
{
    /// <summary>Stops what runs and launches the program anew, for the user and at the level of <see cref="SimulatorState"/>.</summary>
    /// <param name="path">The page to open, with its query; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <remarks>What is wrong with the program becomes <see cref="SimulatorState.Fault"/>; nothing is thrown for it.</remarks>
    Task LaunchAsync(string? path, CancellationToken cancellationToken);

    /// <summary>Signs the user out everywhere and stops all of the user's programs; then signs the other one in.</summary>
    /// <param name="signInName">Who signs in; null for nobody.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task SwitchUserAsync(string? signInName, CancellationToken cancellationToken);

    /// <summary>Gives the signed-in user another avatar; the address of the one before is dead.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether somebody is signed in.</returns>
    Task<bool> ChangeAvatarAsync(CancellationToken cancellationToken);

    /// <summary>What app.json says about the level; <see cref="ApiLevel.Undefined"/> when it is silent.</summary>
    ApiLevel DeclaredLevel { get; }

    /// <summary>The pages of the program, for the field that opens one.</summary>
    IReadOnlyList<string> Pages { get; }

    /// <summary>The storage of the signed-in user in the program.</summary>
    IReadOnlyList<StoredItem> Storage { get; }

    /// <summary>What the signed-in user has answered the program so far, by scope.</summary>
    IReadOnlyDictionary<string, bool> Consents { get; }

    /// <summary>Forgets an answer of the signed-in user, so that it is asked again; null forgets them all.</summary>
    void ForgetConsent(string? scope);
}
