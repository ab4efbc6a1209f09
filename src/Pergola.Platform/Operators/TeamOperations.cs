using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Teams, as operators see and change them.</summary>
internal sealed class TeamOperations(PlatformRegistry registry, TimeProvider time)
{
    /// <remarks><c>superApp</c>: only those of this one; null is any.</remarks>
    public async Task<TeamList> ListAsync(string? superApp, CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        var state = registry.Now;
        return new(
        [
            .. state.Teams.Values.Where(t => superApp is null || t.SuperApp == superApp).OrderBy(t => t.Id, StringComparer.Ordinal)
                .Select(t => new TeamDetails(t.Id, t.SuperApp, t.Name, state.MiniPrograms.Values.Count(m => m.Record.Team == t.Id))),
        ]);
    }

    /// <exception cref="OperationRefusedException">A field is wrong, or the id is taken.</exception>
    public Task<TeamDetails> AddAsync(NewTeam wish, OperatorActor actor, CancellationToken cancellationToken) =>
        registry.DecideAsync(
            state =>
            {
                var team = new TeamRegistration(wish.Id ?? "", SoleSuperApp(state, wish.SuperApp), string.IsNullOrWhiteSpace(wish.Name) ? wish.Id ?? "" : wish.Name);
                OperationRefusedException.ThrowIfAny(RegistrationRules.Problems(team));
                if (state.Teams.ContainsKey(team.Id))
                    throw OperationRefusedException.Conflict($"There is already a team '{team.Id}'. Choose another id.");
                return new RegistryDecision<TeamDetails>(new(team.Id, team.SuperApp, team.Name, 0), new(Added(team, actor, time.GetUtcNow()), Team: team));
            },
            cancellationToken);

    /// <summary>The superapp that is named; the only one there is when none is named.</summary>
    public static string SoleSuperApp(PlatformRegistry.State state, string? named)
    {
        if (named is not null)
            return SuperAppOperations.Require(state, named).AppKey;
        return state.SuperApps.Count == 1
            ? state.SuperApps.Keys.First()
            : throw OperationRefusedException.Invalid(new FieldProblem(
                "superApp", state.SuperApps.Count == 0 ? "There is no superapp yet. Add one first." : "There are several superapps. Say to which one it belongs."));
    }

    private static Auditing.AuditEntry Added(TeamRegistration team, OperatorActor actor, DateTimeOffset now) =>
        actor.Did("team added", now, $"team {team.Id}, {team.Name}", team.SuperApp);
}

/// <summary>A team of mini program developers: its mini programs see one unionid per user.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SuperApp">The app key of the superapp that it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="MiniPrograms">How many mini programs it has.</param>
internal sealed record TeamDetails(string Id, string SuperApp, string Name, int MiniPrograms);

/// <summary>Teams.</summary>
/// <param name="Items">The teams, by id.</param>
internal sealed record TeamList(IReadOnlyList<TeamDetails> Items);

/// <summary>A team to add.</summary>
internal sealed record NewTeam
{
    /// <summary>Its id: 1 to 64 characters of A-Z a-z 0-9 - _.</summary>
    public string? Id { get; init; }

    /// <summary>The app key of its superapp; the only one there is when absent.</summary>
    public string? SuperApp { get; init; }

    /// <summary>Its name; the id when absent.</summary>
    public string? Name { get; init; }
}
