using Microsoft.Data.Sqlite;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Starts and reads session rows inside a transaction.</summary>
internal static class SessionRows
{
    private const string Columns = "uid, openid, key, expires_at, previous_keys";

    private const string Old = "SELECT key, expires_at, previous_keys FROM sessions WHERE appid = ?1 AND uid = ?2";

    private const string Put = """
        INSERT INTO sessions (appid, uid, superapp, openid, key, code_hash, started_at, expires_at, previous_keys) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (appid, uid) DO UPDATE SET key = ?5, code_hash = ?6, started_at = ?7, expires_at = ?8, previous_keys = ?9
        """;

    public static StoredSession Start(SqliteSession db, string superApp, SessionUser user, NewSession session, CodeTry attempt)
    {
        var expiresAt = attempt.Now + session.Lifetime;
        db.Hot(Put)
            .Bind(1, attempt.AppId).Bind(2, user.Uid).Bind(3, superApp).Bind(4, user.OpenId).Bind(5, session.SealedKey).Bind(6, attempt.Hash)
            .Bind(7, attempt.Now.ToUnixTimeMilliseconds()).Bind(8, expiresAt.ToUnixTimeMilliseconds()).Bind(9, KeptKeys(db, user, session, attempt))
            .Run();
        return new StoredSession(user, session.SealedKey, expiresAt);
    }

    /// <summary>The session that this very code started, unless a later login has replaced it.</summary>
    public static StoredSession? StartedBy(SqliteSession db, CodeTry attempt) =>
        db.First(
            $"SELECT {Columns} FROM sessions WHERE appid = @appid AND code_hash = @hash AND expires_at > @now",
            Read,
            ("@appid", attempt.AppId), ("@hash", attempt.Hash), ("@now", attempt.Now.ToUnixTimeMilliseconds()));

    public static StoredSession? ByUser(SqliteSession db, string appId, string uid) =>
        db.First($"SELECT {Columns} FROM sessions WHERE appid = @appid AND uid = @uid", Read, ("@appid", appId), ("@uid", uid));

    public static StoredSession? ByOpenId(SqliteSession db, string appId, string openId) =>
        db.First($"SELECT {Columns} FROM sessions WHERE appid = @appid AND openid = @openid", Read, ("@appid", appId), ("@openid", openId));

    /// <summary>The previous keys that the new session has: the key of a live session that it replaces comes to them for the grace period.</summary>
    private static byte[]? KeptKeys(SqliteSession db, SessionUser user, NewSession session, CodeTry attempt)
    {
        var now = attempt.Now.ToUnixTimeMilliseconds();
        var old = db.Hot(Old).Bind(1, attempt.AppId).Bind(2, user.Uid);
        try
        {
            if (!old.Step())
                return null;
            var (expiresAt, kept) = (old.GetInt64(1), old.IsNull(2) ? null : old.GetBytes(2));
            if (session.PreviousKeyGrace <= TimeSpan.Zero || expiresAt <= now)
                return kept;
            var until = Math.Min(expiresAt, (attempt.Now + session.PreviousKeyGrace).ToUnixTimeMilliseconds());
            return PreviousKeyList.Add(kept, old.GetBytes(0), until, now);
        }
        finally
        {
            old.Reset();
        }
    }

    private static StoredSession Read(SqliteDataReader row) => new(
        new SessionUser(row.GetString(0), row.GetString(1)),
        (byte[])row.GetValue(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        PreviousKeyList.Read(row.IsDBNull(4) ? null : (byte[])row.GetValue(4)));
}
