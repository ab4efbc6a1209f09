using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Codes;

/// <summary>Codes, tries and sessions for tests of the stores.</summary>
internal static class SampleCodes
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero);

    public static NewSession Session { get; } = new([1, 2, 3], TimeSpan.FromDays(3), TimeSpan.FromMinutes(5));

    public static NewCode Code(string text, CodeLevel level = CodeLevel.V2, string uid = "alice", string appId = "mp1", CodeKind kind = CodeKind.Login) => new(
        CodeText.Hash(text), kind, level, "app-1", appId, new SessionUser(uid, "o-" + uid), level == CodeLevel.V3 || kind != CodeKind.Login ? [9, 9] : null, "exchange",
        Start, Start.AddMinutes(5));

    public static CodeTry Try(string text, string attempt, TimeSpan? after = null, string appId = "mp1", CodeLevel level = CodeLevel.V2, CodeKind kind = CodeKind.Login) => new(
        CodeText.Hash(text), kind, level, appId, attempt, Start + (after ?? TimeSpan.FromSeconds(1)), TimeSpan.FromMinutes(1));
}
