using Pergola.Platform.Codes;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Says why a code was not to be had, in the transaction that tried, and writes it into the audit trail; an unknown code is not written down, or guessing would fill the disk.</summary>
internal static class CodeRefusals
{
    public static Redemption Explain(SqliteSession db, CodeTry attempt, string? uid)
    {
        var code = db.First(
            """
            SELECT appid, kind, level, expires_at, used_at, used_by, EXISTS (
                SELECT 1 FROM logouts l WHERE l.superapp = codes.superapp AND l.uid = coalesce(codes.uid, @uid) AND l.seq > codes.logout_seq), uid
            FROM codes WHERE hash = @hash
            """,
            row => new Found(
                row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4),
                row.IsDBNull(5) ? null : row.GetString(5), row.GetBoolean(6), row.IsDBNull(7) ? null : row.GetString(7)),
            ("@hash", attempt.Hash), ("@uid", uid));
        var now = attempt.Now.ToUnixTimeMilliseconds();

        if (code is null)
            return Redemption.Refused(Refusal.Unknown);
        if (code.AppId != attempt.AppId)
            return Audited(db, attempt, Refusal.OtherApp, code.Uid, $"issued to {code.AppId}");
        if (code.Kind != (int)attempt.Kind || code.Level != (int)attempt.Level)
            return Audited(db, attempt, Refusal.OtherKind, code.Uid, $"issued as kind {code.Kind}, level {code.Level}");
        if (code.Uid is not null && uid is not null && code.Uid != uid)
            return Audited(db, attempt, Refusal.OtherUser, code.Uid, "issued to another user");
        if (code.UsedAt is { } usedAt)
        {
            var repeated = code.UsedBy == attempt.Attempt && now - usedAt < attempt.RepeatWindow.TotalMilliseconds;
            return repeated && SessionRows.StartedBy(db, attempt) is { } session
                ? Redemption.Of(session)
                : Audited(db, attempt, Refusal.Used, code.Uid, $"used {now - usedAt} ms before");
        }

        if (code.ExpiresAt <= now)
            return Audited(db, attempt, Refusal.Expired, code.Uid, $"ended {now - code.ExpiresAt} ms before");
        return code.LoggedOut ? Audited(db, attempt, Refusal.LoggedOut, code.Uid, "the user logged out after it was issued") : Redemption.Refused(Refusal.InUse);
    }

    private static Redemption Audited(SqliteSession db, CodeTry attempt, Refusal refusal, string? uid, string detail)
    {
        db.Run(
            """
            INSERT INTO audit (at, event, actor, superapp, appid, uid, code_hash, detail)
            VALUES (@at, @event, 'platform', (SELECT superapp FROM mini_programs WHERE appid = @appid), @appid, @uid, @hash, @detail)
            """,
            ("@at", attempt.Now.ToUnixTimeMilliseconds()), ("@event", $"code refused: {refusal}"), ("@appid", attempt.AppId), ("@uid", uid), ("@hash", attempt.Hash), ("@detail", detail));
        return Redemption.Refused(refusal);
    }

    private sealed record Found(string AppId, int Kind, int Level, long ExpiresAt, long? UsedAt, string? UsedBy, bool LoggedOut, string? Uid);
}
