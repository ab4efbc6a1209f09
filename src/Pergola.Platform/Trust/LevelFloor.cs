using Pergola.Platform.Auditing;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Users;

namespace Pergola.Platform.Trust;

/// <summary>
/// Holds a superapp's <see cref="SuperAppRegistration.MinimumApiLevel"/>: every SDK call that names a level and every code that was issued at one comes
/// past here. What is below is refused and audited, never raised.
/// </summary>
internal sealed class LevelFloor(IAuditStore audit, TimeProvider time)
{
    public const string AuditEvent = "level refused";

    /// <summary>The level that an SDK call names.</summary>
    /// <exception cref="PlatformException">102: below the floor. 10002: none that the platform answers at.</exception>
    public async Task<CodeLevel> RequireAsync(SuperApp superApp, string appId, string? uid, string level, CancellationToken cancellationToken)
    {
        var number = level switch
        {
            "v1" => 1,
            "v2" => 2,
            "v3" => 3,
            _ => throw NoLevel(),
        };
        if (number < superApp.MinimumLevel)
        {
            await AddAsync(superApp, appId, UserIds.OrNull(uid), codeHash: null, $"a call at v{number}, the floor is v{superApp.MinimumLevel}", cancellationToken);
            throw Refused(superApp, number);
        }

        return number == 1 ? throw NoLevel() : (CodeLevel)number;
    }

    /// <summary>
    /// The level to ask the store for. Where the floor is above the code's own level, the store finds no such code and burns none, but still
    /// tells a code that it never saw from one of another kind or level: <see cref="JudgeAsync"/> says which.
    /// </summary>
    public static CodeLevel Asked(SuperApp superApp, CodeLevel level) => (CodeLevel)Math.Max((int)level, superApp.MinimumLevel);

    /// <summary>The reason to give: the floor, where it is what the store stumbled over.</summary>
    public async Task<Refusal?> JudgeAsync(SuperApp superApp, CodeTry codeTry, CodeLevel level, Refusal? refusal, CancellationToken cancellationToken)
    {
        if (refusal != Refusal.OtherKind || codeTry.Level == level)
            return refusal;
        await AddAsync(superApp, codeTry.AppId, uid: null, codeTry.Hash, $"a code of v{(int)level}, the floor is v{superApp.MinimumLevel}", cancellationToken);
        return Refusal.LevelRefused;
    }

    /// <summary>What the SDK hears.</summary>
    public static PlatformException Refused(SuperApp superApp, int level)
    {
        var error = PlatformError.LevelRefused(level, superApp.MinimumLevel);
        return new PlatformException(error, error.Message);
    }

    private static PlatformException NoLevel() => new(PlatformError.IllegalParameter, "level must be v2 or v3");

    private Task AddAsync(SuperApp superApp, string appId, string? uid, byte[]? codeHash, string detail, CancellationToken cancellationToken) =>
        audit.AddAsync(new AuditEntry(time.GetUtcNow(), AuditEvent, "platform", superApp.AppKey, appId, uid, codeHash, detail), cancellationToken);
}
