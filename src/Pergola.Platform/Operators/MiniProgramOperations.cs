using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Mini programs, as operators see and change them.</summary>
internal sealed class MiniProgramOperations(PlatformRegistry registry, TimeProvider time)
{
    private const int LongestTeam = 64;
    private const int DefaultGraceMinutes = 60;
    private const int LongestGraceMinutes = 7 * 24 * 60;

    /// <remarks><c>superApp</c>: only those of this one; null is any.</remarks>
    public async Task<MiniProgramList> ListAsync(string? superApp, CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new(
        [
            .. registry.Now.MiniPrograms.Values.Where(m => superApp is null || m.Record.SuperApp == superApp)
                .OrderBy(m => m.Record.AppId, StringComparer.Ordinal).Select(m => MiniProgramDetails.Of(m, now)),
        ]);
    }

    /// <exception cref="OperationRefusedException">There is none with this appid.</exception>
    public async Task<MiniProgramDetails> ShowAsync(string appId, CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        return MiniProgramDetails.Of(Require(registry.Now, appId), time.GetUtcNow());
    }

    /// <summary>Adds a mini program, and its team where there is none yet; the answer holds its secret, this once.</summary>
    /// <exception cref="OperationRefusedException">A field is wrong, or the appid is taken.</exception>
    public Task<IssuedMiniProgram> AddAsync(NewMiniProgram wish, OperatorActor actor, CancellationToken cancellationToken)
    {
        var secret = wish.AppSecret ?? NewSecrets.MiniProgramSecret();
        var appId = wish.AppId ?? NewSecrets.AppId();
        return registry.DecideAsync(
            state =>
            {
                var (team, isNew) = Team(state, wish);
                var registration = new MiniProgramRegistration
                {
                    AppId = appId,
                    AppSecret = secret,
                    Team = team.Id,
                    Name = wish.Name ?? "",
                    IconUrl = NoEmpty(wish.IconUrl),
                    RequestDomains = wish.RequestDomains ?? [],
                };
                OperationRefusedException.ThrowIfAny([.. RegistrationRules.Problems(team), .. RegistrationRules.Problems(registration), .. IconProblems(registration.IconUrl)]);
                if (state.MiniPrograms.ContainsKey(appId))
                    throw OperationRefusedException.Conflict($"There is already a mini program '{appId}'. Change that one, or choose another appid.");
                var stored = AppSecrets.Hash(registration, team.SuperApp);
                var entry = actor.Did("mini program added", time.GetUtcNow(), $"{registration.Name}, {(isNew ? "new " : "")}team {team.Id}", team.SuperApp, appId);
                return new RegistryDecision<IssuedMiniProgram>(
                    new() { MiniProgram = MiniProgramDetails.Of(stored, time.GetUtcNow()), AppSecret = secret },
                    new(entry, Team: isNew ? team : null, MiniProgram: stored));
            },
            cancellationToken);
    }

    /// <summary>Changes what is named; the rest, and the secret, stay.</summary>
    /// <remarks><c>revision</c>: the one that the operator saw, or null to change whatever is there.</remarks>
    /// <exception cref="OperationRefusedException">A field is wrong, there is no such mini program, or somebody was faster.</exception>
    public Task<MiniProgramDetails> ChangeAsync(string appId, MiniProgramChange change, OperatorActor actor, string? revision, CancellationToken cancellationToken) =>
        EditAsync(
            appId, actor, "mini program changed", revision,
            known =>
            {
                var record = known.Record with
                {
                    Name = change.Name ?? known.Record.Name,
                    IconUrl = change.IconUrl is null ? known.Record.IconUrl : NoEmpty(change.IconUrl),
                    RequestDomains = change.RequestDomains ?? known.Record.RequestDomains,
                };
                var registration = new MiniProgramRegistration
                {
                    AppId = record.AppId,
                    AppSecret = new string('*', 16), // Stays: only its hash is known.
                    Team = record.Team,
                    Name = record.Name,
                    RequestDomains = record.RequestDomains,
                };
                OperationRefusedException.ThrowIfAny([.. RegistrationRules.Problems(registration), .. IconProblems(record.IconUrl)]);
                return (known with { Record = record }, $"{record.Name}, icon {record.IconUrl ?? "none"}, request domains {(record.RequestDomains.Count == 0 ? "none" : string.Join(' ', record.RequestDomains))}");
            },
            cancellationToken);

    /// <summary>Makes the secret anew; the old one stays good for a while. The answer holds the new one, this once.</summary>
    /// <exception cref="OperationRefusedException">There is no such mini program.</exception>
    public async Task<IssuedMiniProgram> RotateSecretAsync(string appId, MiniProgramSecretChange change, OperatorActor actor, CancellationToken cancellationToken)
    {
        var minutes = change.OldGoodForMinutes ?? DefaultGraceMinutes;
        if (minutes is < 0 or > LongestGraceMinutes)
            throw OperationRefusedException.Invalid(new FieldProblem("oldGoodForMinutes", $"The old secret can stay good for 0 to {LongestGraceMinutes} minutes; it is {minutes}."));
        var secret = NewSecrets.MiniProgramSecret();
        var until = time.GetUtcNow() + TimeSpan.FromMinutes(minutes);
        var details = await EditAsync(
            appId, actor, "mini program secret rotated", revision: null,
            known => (AppSecrets.Replace(known, secret, until), minutes == 0 ? "the old one ended at once" : $"the old one is good until {until:u}"),
            cancellationToken);
        return new() { MiniProgram = details, AppSecret = secret };
    }

    /// <summary>Reads a mini program, changes it and writes it, so that no other change is lost.</summary>
    /// <remarks><c>edit</c>: gives the changed one and the audit trail's detail; the same one back writes nothing.</remarks>
    public Task<MiniProgramDetails> EditAsync(
        string appId, OperatorActor actor, string what, string? revision, Func<StoredMiniProgram, (StoredMiniProgram Changed, string Detail)> edit, CancellationToken cancellationToken) =>
        registry.DecideAsync(
            state =>
            {
                var (known, now) = (Require(state, appId), time.GetUtcNow());
                Revision.Require(revision, MiniProgramDetails.Of(known, now).Revision, $"the mini program '{appId}'");
                var (changed, detail) = edit(known);
                return new RegistryDecision<MiniProgramDetails>(
                    MiniProgramDetails.Of(changed, now),
                    ReferenceEquals(changed, known) ? null : new(actor.Did(what, now, detail, known.Record.SuperApp, appId), MiniProgram: changed));
            },
            cancellationToken);

    private static StoredMiniProgram Require(PlatformRegistry.State state, string appId) =>
        state.MiniPrograms.GetValueOrDefault(appId) ?? throw OperationRefusedException.NotFound($"There is no mini program '{appId}'. List the mini programs to see which there are.");

    private static (TeamRegistration Team, bool IsNew) Team(PlatformRegistry.State state, NewMiniProgram wish)
    {
        if (wish.Team is not null && state.Teams.GetValueOrDefault(wish.Team) is { } named)
        {
            return wish.SuperApp is null || wish.SuperApp == named.SuperApp
                ? (named, false)
                : throw OperationRefusedException.Invalid(new FieldProblem("team", $"The team '{named.Id}' belongs to the superapp '{named.SuperApp}'. Choose another team."));
        }

        var superApp = TeamOperations.SoleSuperApp(state, wish.SuperApp);
        var id = wish.Team ?? "team-" + superApp;
        id = wish.Team is null && id.Length > LongestTeam ? id[..LongestTeam] : id;
        return state.Teams.GetValueOrDefault(id) is { } known && known.SuperApp == superApp ? (known, false) : (new(id, superApp, id), true);
    }

    private static string? NoEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IEnumerable<FieldProblem> IconProblems(string? url) =>
        url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? []
            : [new("iconUrl", $"The icon must be an http or https URL; it is '{url}'.")];
}
