using Microsoft.Data.Sqlite;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Starts and reads session rows inside a transaction.</summary>
internal static class SessionRows
{
    public const string Columns = "uid, openid, key, expires_at, previous_key, previous_until";

    public static StoredSession Start(SqliteSession db, string superApp, SessionUser user, NewSession session, CodeTry attempt)
    {
        var expiresAt = attempt.Now + session.Lifetime;
        db.Run(
            """
            INSERT INTO sessions (appid, uid, superapp, openid, key, code_hash, started_at, expires_at)
            VALUES (@appid, @uid, @superapp, @openid, @key, @hash, @now, @expires_at)
            ON CONFLICT (appid, uid) DO UPDATE SET
                previous_key = CASE WHEN sessions.expires_at > @now THEN sessions.key END,
                previous_until = min(sessions.expires_at, @previous_until),
                key = @key, code_hash = @hash, started_at = @now, expires_at = @expires_at
            """,
            ("@appid", attempt.AppId), ("@uid", user.Uid), ("@superapp", superApp), ("@openid", user.OpenId), ("@key", session.SealedKey), ("@hash", attempt.Hash),
            ("@now", attempt.Now.ToUnixTimeMilliseconds()), ("@expires_at", expiresAt.ToUnixTimeMilliseconds()),
            ("@previous_until", (attempt.Now + session.PreviousKeyGrace).ToUnixTimeMilliseconds()));
        return new StoredSession(user, session.SealedKey, expiresAt);
    }

    /// <summary>The session that this very code started, unless a later login has replaced it.</summary>
    public static StoredSession? StartedBy(SqliteSession db, CodeTry attempt) =>
        db.First(
            $"""
            SELECT {Columns} FROM sessions
            WHERE appid = @appid AND code_hash = @hash AND expires_at > @now
            """,
            Read,
            ("@appid", attempt.AppId), ("@hash", attempt.Hash), ("@now", attempt.Now.ToUnixTimeMilliseconds()));

    public static StoredSession Read(SqliteDataReader row) => new(
        new SessionUser(row.GetString(0), row.GetString(1)),
        (byte[])row.GetValue(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.IsDBNull(4) ? null : (byte[])row.GetValue(4),
        row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
