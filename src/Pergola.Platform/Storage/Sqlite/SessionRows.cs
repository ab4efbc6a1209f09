using Microsoft.Data.Sqlite;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Starts and reads session rows inside a transaction.</summary>
internal static class SessionRows
{
    private const string Columns = "uid, openid, key, expires_at, previous_keys";

    private const string Old = "SELECT key, expires_at, previous_keys FROM sessions WHERE appid = ?1 AND uid = ?2";

    private const string Add = """
        INSERT INTO sessions (appid, uid, superapp, openid, key, code_hash, started_at, expires_at, previous_keys) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)
        """;

    // Not an upsert: that would look through the index of openids for a conflict that a row which is there cannot have.
    private const string Replace = """
        UPDATE sessions SET key = ?3, code_hash = ?4, started_at = ?5, expires_at = ?6, previous_keys = ?7 WHERE appid = ?1 AND uid = ?2
        """;

    public static StoredSession Start(SqliteSession db, string superApp, SessionUser user, NewSession session, CodeTry attempt)
    {
        var expiresAt = attempt.Now + session.Lifetime;
        var (startedAt, until) = (attempt.Now.ToUnixTimeMilliseconds(), expiresAt.ToUnixTimeMilliseconds());
        if (TryKeepKeys(db, user, session, attempt, out var kept))
        {
            db.Hot(Replace)
                .Bind(1, attempt.AppId).Bind(2, user.Uid).Bind(3, session.SealedKey).Bind(4, attempt.Hash).Bind(5, startedAt).Bind(6, until).Bind(7, kept)
                .Run();
        }
        else
        {
            db.Hot(Add)
                .Bind(1, attempt.AppId).Bind(2, user.Uid).Bind(3, superApp).Bind(4, user.OpenId).Bind(5, session.SealedKey).Bind(6, attempt.Hash)
                .Bind(7, startedAt).Bind(8, until)
                .Run();
        }

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

    /// <summary>The previous keys that the new session has: the key of a live session that it replaces comes to them for the grace period. False: there is no row of the user.</summary>
    private static bool TryKeepKeys(SqliteSession db, SessionUser user, NewSession session, CodeTry attempt, out byte[]? kept)
    {
        kept = null;
        var now = attempt.Now.ToUnixTimeMilliseconds();
        var old = db.Hot(Old).Bind(1, attempt.AppId).Bind(2, user.Uid);
        try
        {
            if (!old.Step())
                return false;
            (var expiresAt, kept) = (old.GetInt64(1), old.IsNull(2) ? null : old.GetBytes(2));
            if (session.PreviousKeyGrace > TimeSpan.Zero && expiresAt > now)
                kept = PreviousKeyList.Add(kept, old.GetBytes(0), Math.Min(expiresAt, (attempt.Now + session.PreviousKeyGrace).ToUnixTimeMilliseconds()), now);
            return true;
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
