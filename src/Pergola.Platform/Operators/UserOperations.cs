using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;

namespace Pergola.Platform.Operators;

/// <summary>What operators see of users, and do for them.</summary>
internal sealed class UserOperations(IUserRecords users, ISessionStore sessions, IAuditStore audit, PlatformRegistry registry, TimeProvider time)
{
    /// <summary>Sessions, by appid and user id. The query's <c>After</c> and <c>Limit</c> come from <paramref name="page"/>.</summary>
    /// <exception cref="OperationRefusedException">The page is not as it must be.</exception>
    public async Task<SessionPage> SessionsAsync(SessionQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        page.Check();
        var found = await users.FindSessionsAsync(query with { After = page.Pair(), Limit = page.Look }, cancellationToken);
        var now = time.GetUtcNow();
        var items = found.Take(page.Limit).Select(s => new SessionDetails(s.SuperApp, s.AppId, s.Uid, s.OpenId, s.StartedAt, s.ExpiresAt, s.ExpiresAt > now)).ToArray();
        return new(items, found.Count > page.Limit ? PageRequest.CursorOf(items[^1].AppId, items[^1].Uid) : null);
    }

    /// <summary>Ends the user's sessions and unused codes in every mini program of the superapp.</summary>
    /// <exception cref="OperationRefusedException">There is no such superapp, or no user is named.</exception>
    public async Task LogOutAsync(UserName user, OperatorActor actor, CancellationToken cancellationToken)
    {
        var (superApp, uid) = await RequireAsync(user, cancellationToken);
        var now = time.GetUtcNow();
        await sessions.EndAllAsync(superApp.AppKey, uid, now, cancellationToken);
        await audit.AddAsync(actor.Did("user logged out", now, "every session and unused code ended", superApp.AppKey, uid: uid), cancellationToken);
    }

    /// <summary>Forgets a user: sessions, codes, biometric keys, and their id in the audit trail.</summary>
    /// <exception cref="OperationRefusedException">There is no such superapp, or no user is named.</exception>
    public async Task<ErasedUser> EraseAsync(UserName user, OperatorActor actor, CancellationToken cancellationToken)
    {
        var (superApp, uid) = await RequireAsync(user, cancellationToken);
        var now = time.GetUtcNow();
        UserOpenId[] openIds =
        [
            .. registry.Now.MiniPrograms.Values.Where(m => m.Record.SuperApp == superApp.AppKey)
                .Select(m => new UserOpenId(m.Record.AppId, OpenIds.Of(superApp, m.Record, uid))),
        ];
        var erased = await users.EraseAsync(superApp.AppKey, uid, openIds, now, cancellationToken);

        // The user's id must not come back by the very entry that tells of its erasure.
        await audit.AddAsync(actor.Did("user erased", now, $"{erased} sessions", superApp.AppKey), cancellationToken);
        return new(erased);
    }

    private async Task<(SuperApp SuperApp, string Uid)> RequireAsync(UserName user, CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        var superApp = SuperAppOperations.Require(registry.Now, TeamOperations.SoleSuperApp(registry.Now, user.SuperApp));
        return UserIds.OrNull(user.Uid) is { } uid
            ? (superApp, uid)
            : throw OperationRefusedException.Invalid(new FieldProblem("uid", "Name the user: the id that the superapp server knows."));
    }
}

/// <summary>A superapp user.</summary>
internal sealed record UserName
{
    /// <summary>The app key of the superapp; the only one there is when absent.</summary>
    public string? SuperApp { get; init; }

    /// <summary>The user's id in the superapp.</summary>
    public string? Uid { get; init; }
}

/// <summary>A session of a user in a mini program, without its key.</summary>
/// <param name="SuperApp">The app key.</param>
/// <param name="AppId">The mini program.</param>
/// <param name="Uid">The user's id in the superapp.</param>
/// <param name="OpenId">What the mini program calls the user.</param>
/// <param name="StartedAt">When the last login was.</param>
/// <param name="ExpiresAt">When it ends, or ended.</param>
/// <param name="Alive">Whether it is alive now.</param>
internal sealed record SessionDetails(string SuperApp, string AppId, string Uid, string OpenId, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, bool Alive);

/// <summary>A page of sessions.</summary>
/// <param name="Items">The sessions, by appid and user id.</param>
/// <param name="NextCursor">Send it for the next page; absent on the last one.</param>
internal sealed record SessionPage(IReadOnlyList<SessionDetails> Items, string? NextCursor);

/// <summary>A user was erased.</summary>
/// <param name="Sessions">How many sessions there were, alive or over.</param>
internal sealed record ErasedUser(int Sessions);
