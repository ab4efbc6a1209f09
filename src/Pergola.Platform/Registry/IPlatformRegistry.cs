namespace Pergola.Platform.Registry;

/// <summary>
/// Who takes part: superapps, teams, mini programs. Every Put adds or replaces and may be repeated at each start; openids and
/// unionids stay the same, because they hang on app key, appid, team and user alone.
/// </summary>
public interface IPlatformRegistry
{
    /// <summary>Adds or replaces a superapp.</summary>
    /// <param name="superApp">The superapp.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What its server needs to know.</returns>
    /// <exception cref="ArgumentException">A field is not as its description says.</exception>
    Task<RegisteredSuperApp> PutSuperAppAsync(SuperAppRegistration superApp, CancellationToken cancellationToken = default);

    /// <summary>Adds or replaces a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the team is stored.</returns>
    /// <exception cref="ArgumentException">The superapp is not registered, or the team belongs to another one.</exception>
    Task PutTeamAsync(TeamRegistration team, CancellationToken cancellationToken = default);

    /// <summary>Adds or replaces a mini program.</summary>
    /// <param name="miniProgram">The mini program.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the mini program is stored.</returns>
    /// <exception cref="ArgumentException">A field is not as its description says, the team is not registered, or the mini program belongs to another superapp.</exception>
    Task PutMiniProgramAsync(MiniProgramRegistration miniProgram, CancellationToken cancellationToken = default);

    /// <summary>Finds a mini program.</summary>
    /// <param name="appId">The appid.</param>
    /// <returns>The record, or null.</returns>
    MiniProgram? FindMiniProgram(string appId);
}
