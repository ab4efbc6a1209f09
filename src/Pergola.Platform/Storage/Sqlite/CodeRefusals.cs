using Pergola.Platform.Codes;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Says why a code was not to be had, in the transaction that tried, and writes down what looks like an attack.</summary>
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
            return Audited(db, attempt, Refusal.OtherApp, $"issued to {code.AppId}");
        if (code.Kind != (int)attempt.Kind || code.Level != (int)attempt.Level)
            return Audited(db, attempt, Refusal.OtherKind, $"issued as kind {code.Kind}, level {code.Level}");
        if (code.Uid is not null && uid is not null && code.Uid != uid)
            return Audited(db, attempt, Refusal.OtherUser, "issued to another user");
        if (code.UsedAt is { } usedAt)
        {
            var repeated = code.UsedBy == attempt.Attempt && now - usedAt < attempt.RepeatWindow.TotalMilliseconds;
            return repeated && SessionRows.StartedBy(db, attempt) is { } session
                ? Redemption.Of(session)
                : Audited(db, attempt, Refusal.Used, $"used {now - usedAt} ms before");
        }

        if (code.ExpiresAt <= now)
            return Redemption.Refused(Refusal.Expired);
        return Redemption.Refused(code.LoggedOut ? Refusal.LoggedOut : Refusal.InUse);
    }

    private static Redemption Audited(SqliteSession db, CodeTry attempt, Refusal refusal, string detail)
    {
        db.Run(
            "INSERT INTO audit (at, event, appid, code_hash, detail) VALUES (@at, @event, @appid, @hash, @detail)",
            ("@at", attempt.Now.ToUnixTimeMilliseconds()), ("@event", $"code refused: {refusal}"), ("@appid", attempt.AppId), ("@hash", attempt.Hash), ("@detail", detail));
        return Redemption.Refused(refusal);
    }

    private sealed record Found(string AppId, int Kind, int Level, long ExpiresAt, long? UsedAt, string? UsedBy, bool LoggedOut, string? Uid);
}
