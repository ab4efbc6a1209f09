using Pergola.Platform.Auditing;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Postgres.Codes;

/// <summary>Says why a code was not to be had, and writes it into the audit trail before the answer goes out; an unknown code is not written down, or guessing would fill the disk.</summary>
internal sealed class CodeRefusals(PostgresDatabase database, IAuditStore audit)
{
    public async Task<Redemption> ExplainAsync(CodeTry attempt, string? uid, CancellationToken cancellationToken)
    {
        var code = await database.RunAsync(
            session => session.FirstAsync(
                """
                SELECT codes.appid, kind, level, codes.expires_at, used_at, used_by, codes.uid,
                    EXISTS (SELECT 1 FROM logouts WHERE logouts.superapp = codes.superapp AND logouts.uid = coalesce(codes.uid, $2) AND logouts.seq > codes.logout_seq),
                    (SELECT superapp FROM mini_programs WHERE mini_programs.appid = $3),
                    sessions.uid, sessions.openid, sessions.key, sessions.expires_at
                FROM codes LEFT JOIN sessions ON sessions.appid = $3 AND sessions.uid = codes.session_uid AND sessions.code_hash = codes.hash
                WHERE hash = $1
                """,
                row => new Found(
                    row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5),
                    row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetString(8),
                    row.IsDBNull(9) ? null : new StoredSession(
                        new SessionUser(row.GetString(9), row.GetString(10)), row.GetFieldValue<byte[]>(11), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12)))),
                Argument.Of(attempt.Hash), Argument.Of(uid), Argument.Of(attempt.AppId)),
            cancellationToken);
        if (code is null)
            return Redemption.Refused(Refusal.Unknown);
        if (Repeated(attempt, uid, code) is { } session)
            return Redemption.Of(session);
        var (refusal, detail) = Reason(attempt, uid, code);
        if (detail is not null)
        {
            await audit.AddAsync(
                new AuditEntry(attempt.Now, $"code refused: {refusal}", "platform", code.SuperAppOfCaller, attempt.AppId, code.Uid, attempt.Hash, detail), cancellationToken);
        }

        return Redemption.Refused(refusal);
    }

    /// <summary>The session that this very attempt started with this code, unless a later login has replaced it.</summary>
    /// <remarks>The very same moment is the same try, whose answer the database lost: that is settled however short the window is.</remarks>
    private static StoredSession? Repeated(CodeTry attempt, string? uid, Found code)
    {
        var now = attempt.Now.ToUnixTimeMilliseconds();
        return IsOf(attempt, code) && !IsOfAnother(uid, code) && code.UsedAt is { } usedAt && code.UsedBy == attempt.Attempt
            && (usedAt == now || now - usedAt < attempt.RepeatWindow.TotalMilliseconds)
            && code.Session is { } session && session.ExpiresAt.ToUnixTimeMilliseconds() > now
            ? session
            : null;
    }

    private static bool IsOf(CodeTry attempt, Found code) =>
        code.AppId == attempt.AppId && code.Kind == (int)attempt.Kind && code.Level == (int)attempt.Level;

    private static bool IsOfAnother(string? uid, Found code) => code.Uid is not null && uid is not null && code.Uid != uid;

    private static (Refusal Refusal, string? Detail) Reason(CodeTry attempt, string? uid, Found code)
    {
        var now = attempt.Now.ToUnixTimeMilliseconds();
        if (code.AppId != attempt.AppId)
            return (Refusal.OtherApp, $"issued to {code.AppId}");
        if (!IsOf(attempt, code))
            return (Refusal.OtherKind, $"issued as kind {code.Kind}, level {code.Level}");
        if (IsOfAnother(uid, code))
            return (Refusal.OtherUser, "issued to another user");
        if (code.UsedAt is { } usedAt)
            return (Refusal.Used, $"used {now - usedAt} ms before");
        if (code.ExpiresAt <= now)
            return (Refusal.Expired, $"ended {now - code.ExpiresAt} ms before");
        return code.LoggedOut ? (Refusal.LoggedOut, "the user logged out after it was issued") : (Refusal.InUse, null);
    }

    private sealed record Found(
        string AppId, int Kind, int Level, long ExpiresAt, long? UsedAt, string? UsedBy, string? Uid, bool LoggedOut, string? SuperAppOfCaller, StoredSession? Session);
}
