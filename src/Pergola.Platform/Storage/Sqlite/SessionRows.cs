using Microsoft.Data.Sqlite;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Starts and reads session rows inside a transaction.</summary>
internal static class SessionRows
{
    private const string Columns = "uid, openid, key, expires_at";

    public static StoredSession Start(SqliteSession db, string superApp, SessionUser user, NewSession session, CodeTry attempt)
    {
        var expiresAt = attempt.Now + session.Lifetime;
        var now = attempt.Now.ToUnixTimeMilliseconds();
        if (session.PreviousKeyGrace > TimeSpan.Zero)
            KeepKey(db, attempt.AppId, user.Uid, now, (attempt.Now + session.PreviousKeyGrace).ToUnixTimeMilliseconds());
        db.Run(
            """
            INSERT INTO sessions (appid, uid, superapp, openid, key, code_hash, started_at, expires_at)
            VALUES (@appid, @uid, @superapp, @openid, @key, @hash, @now, @expires_at)
            ON CONFLICT (appid, uid) DO UPDATE SET key = @key, code_hash = @hash, started_at = @now, expires_at = @expires_at
            """,
            ("@appid", attempt.AppId), ("@uid", user.Uid), ("@superapp", superApp), ("@openid", user.OpenId), ("@key", session.SealedKey), ("@hash", attempt.Hash),
            ("@now", now), ("@expires_at", expiresAt.ToUnixTimeMilliseconds()));
        return new StoredSession(user, session.SealedKey, expiresAt);
    }

    /// <summary>The session that this very code started, unless a later login has replaced it.</summary>
    public static StoredSession? StartedBy(SqliteSession db, CodeTry attempt) =>
        db.First(
            $"SELECT {Columns} FROM sessions WHERE appid = @appid AND code_hash = @hash AND expires_at > @now",
            Read,
            ("@appid", attempt.AppId), ("@hash", attempt.Hash), ("@now", attempt.Now.ToUnixTimeMilliseconds()));

    public static StoredSession? ByUser(SqliteSession db, string appId, string uid) =>
        WithPreviousKeys(db, appId, db.First($"SELECT {Columns} FROM sessions WHERE appid = @appid AND uid = @uid", Read, ("@appid", appId), ("@uid", uid)));

    public static StoredSession? ByOpenId(SqliteSession db, string appId, string openId) =>
        WithPreviousKeys(db, appId, db.First($"SELECT {Columns} FROM sessions WHERE appid = @appid AND openid = @openid", Read, ("@appid", appId), ("@openid", openId)));

    private static void KeepKey(SqliteSession db, string appId, string uid, long now, long until)
    {
        var kept = db.Run(
            """
            INSERT OR REPLACE INTO previous_keys (appid, uid, replaced_at, until, key)
            SELECT appid, uid, @now, min(expires_at, @until), key FROM sessions WHERE appid = @appid AND uid = @uid AND expires_at > @now
            """,
            ("@appid", appId), ("@uid", uid), ("@now", now), ("@until", until));
        if (kept == 0)
            return;
        db.Run(
            """
            DELETE FROM previous_keys WHERE appid = @appid AND uid = @uid AND (until <= @now OR (replaced_at, key) NOT IN (
                SELECT replaced_at, key FROM previous_keys WHERE appid = @appid AND uid = @uid ORDER BY replaced_at DESC LIMIT @most))
            """,
            ("@appid", appId), ("@uid", uid), ("@now", now), ("@most", ISessionStore.MostPreviousKeys));
    }

    private static StoredSession? WithPreviousKeys(SqliteSession db, string appId, StoredSession? session) => session is null ? null : session with
    {
        PreviousKeys = db.All(
            "SELECT key, until FROM previous_keys WHERE appid = @appid AND uid = @uid ORDER BY replaced_at DESC",
            row => new PreviousKey((byte[])row.GetValue(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
            ("@appid", appId), ("@uid", session.User.Uid)),
    };

    private static StoredSession Read(SqliteDataReader row) => new(
        new SessionUser(row.GetString(0), row.GetString(1)),
        (byte[])row.GetValue(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)));
}
