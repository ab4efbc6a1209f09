using Pergola.Platform.Codes;
using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Postgres.Codes;

/// <summary>A code to use and the session that it starts; <c>User</c> is given when a claimed code is completed, and known to the code otherwise.</summary>
internal sealed record SessionStart(CodeTry Attempt, SessionUser? User, NewSession Session);

/// <summary>Uses codes and starts their sessions, many in one statement, which does both or neither.</summary>
/// <remarks>
/// Why two redeemers of one code cannot both win: each is an UPDATE of the code's row that demands used_at IS NULL. The second waits for the first one's row lock;
/// when that has committed, PostgreSQL (READ COMMITTED) evaluates the condition again on the row as it is now, finds it used and leaves it. When the first
/// rolled back, the second wins. Of two in one batch the UPDATE takes one: it changes a row once, whatever it joins it with.
/// Why a logout leaves no session behind: both hold the user's lock (<see cref="UserLock"/>). Whoever comes first is seen by the other: the logout by this statement's
/// condition, this session by the logout's UPDATE.
/// No deadlock: user locks come first, in the order of their numbers, then codes in the order of their hashes, then sessions in the order of their keys.
/// </remarks>
internal static class SessionStarts
{
    private static readonly string Lock =
        $"""
        SELECT pg_advisory_xact_lock(number) FROM (
            SELECT DISTINCT {UserLock.Of("codes.superapp", "coalesce(try.uid, codes.uid)")} AS number
            FROM unnest($1, $2) AS try (hash, uid) JOIN codes ON codes.hash = try.hash
            WHERE codes.used_at IS NULL AND coalesce(try.uid, codes.uid) IS NOT NULL ORDER BY number) AS users
        """;

    /// <summary>
    /// Several codes of one user in one batch count in the batch's order: the last one's key is the session's, the others' are previous keys, as if one had come after
    /// the other. A claimed code may be completed after its end: the claim was made in time.
    /// The logout is a subquery: as a join, a plan may look it up by the superapp alone and read all its logouts for each login.
    /// The replaced keys lie in the session's own row (<see cref="PreviousKeyEntry"/>): a table of their own cost each login more than the login itself.
    /// </summary>
    private static readonly string Use =
        $"""
        WITH tries AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) WITH ORDINALITY
                AS try (hash, uid, openid, kind, level, appid, at, attempt, key, expires_at, grace_until, number)),
        used AS (
            UPDATE codes SET used_at = tries.at, used_by = tries.attempt, secret = NULL, session_uid = coalesce(tries.uid, codes.uid) FROM tries
            WHERE codes.hash = tries.hash AND codes.kind = tries.kind AND codes.level = tries.level AND codes.appid = tries.appid AND codes.used_at IS NULL
                AND CASE WHEN tries.uid IS NULL THEN codes.expires_at > tries.at ELSE codes.claimed_by = tries.attempt END
                AND coalesce((SELECT seq FROM logouts WHERE logouts.superapp = codes.superapp AND logouts.uid = coalesce(codes.uid, tries.uid)), 0) <= codes.logout_seq
            RETURNING codes.superapp, codes.appid, coalesce(tries.uid, codes.uid) AS uid, coalesce(tries.openid, codes.openid) AS openid,
                tries.number, tries.hash, tries.at, tries.key, tries.expires_at, tries.grace_until),
        lined AS (
            SELECT used.*, lag(number) OVER by_user IS NULL AS last,
                array_agg(int8send(least(expires_at, grace_until)) || key) FILTER (WHERE least(expires_at, grace_until) > at)
                    OVER (by_user ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS replaced
            FROM used WINDOW by_user AS (PARTITION BY appid, uid ORDER BY number DESC)),
        started AS (
            INSERT INTO sessions (appid, uid, superapp, openid, key, code_hash, started_at, expires_at, grace_until, previous_keys)
            SELECT appid, uid, superapp, openid, key, hash, at, expires_at, grace_until, replaced[:{ISessionStore.MostPreviousKeys}] FROM lined WHERE last ORDER BY appid, uid
            ON CONFLICT (appid, uid) DO UPDATE SET
                key = excluded.key, code_hash = excluded.code_hash, started_at = excluded.started_at, expires_at = excluded.expires_at, grace_until = excluded.grace_until,
                previous_keys = (
                    excluded.previous_keys
                    || CASE WHEN least(sessions.expires_at, excluded.grace_until) > excluded.started_at
                        THEN ARRAY[int8send(least(sessions.expires_at, excluded.grace_until)) || sessions.key] END
                    || CASE WHEN sessions.previous_keys IS NOT NULL THEN ARRAY(
                        SELECT entry FROM unnest(sessions.previous_keys) WITH ORDINALITY AS old (entry, place)
                        WHERE substr(entry, 1, 8) > int8send(excluded.started_at) ORDER BY place) END
                    )[:{ISessionStore.MostPreviousKeys}])
        SELECT number, uid, openid FROM used
        """;

    /// <summary>The session that each started; null for those whose code was not to be had.</summary>
    public static async Task<StoredSession?[]> RunAsync(PostgresSession session, IReadOnlyList<SessionStart> starts)
    {
        byte[][] hashes = [.. starts.Select(start => start.Attempt.Hash)];
        string?[] uids = [.. starts.Select(start => start.User?.Uid)];
        var used = await session.TogetherAsync(
            row => (Number: row.GetInt64(0), User: new SessionUser(row.GetString(1), row.GetString(2))),
            new Statement(Lock, Argument.Of(hashes), Argument.Of(uids)),
            new Statement(
                Use,
                Argument.Of(hashes), Argument.Of(uids), Argument.Of([.. starts.Select(start => start.User?.OpenId)]),
                Argument.Of([.. starts.Select(start => (int)start.Attempt.Kind)]), Argument.Of([.. starts.Select(start => (int)start.Attempt.Level)]),
                Argument.Of([.. starts.Select(start => start.Attempt.AppId)]), Argument.Of([.. starts.Select(start => start.Attempt.Now.ToUnixTimeMilliseconds())]),
                Argument.Of([.. starts.Select(start => start.Attempt.Attempt)]), Argument.Of([.. starts.Select(start => start.Session.SealedKey)]),
                Argument.Of([.. starts.Select(start => (start.Attempt.Now + start.Session.Lifetime).ToUnixTimeMilliseconds())]),
                Argument.Of([.. starts.Select(start => (start.Attempt.Now + start.Session.PreviousKeyGrace).ToUnixTimeMilliseconds())])));

        var sessions = new StoredSession?[starts.Count];
        foreach (var (number, user) in used)
        {
            var start = starts[(int)number - 1];
            sessions[number - 1] = new StoredSession(user, start.Session.SealedKey, start.Attempt.Now + start.Session.Lifetime);
        }

        return sessions;
    }
}
