using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Users;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresUserRecords(PostgresDatabase database) : IUserRecords
{
    public Task<IReadOnlyList<UserSession>> FindSessionsAsync(SessionQuery query, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.AllAsync(
                """
                SELECT superapp, appid, uid, openid, started_at, expires_at FROM sessions
                WHERE ($1::text IS NULL OR superapp = $1) AND ($2::text IS NULL OR appid = $2) AND ($3::text IS NULL OR uid = $3) AND ($4::text IS NULL OR openid = $4)
                    AND ($5::text IS NULL OR (appid, uid) > ($5, $6::text))
                ORDER BY appid, uid LIMIT $7
                """,
                row => new UserSession(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))),
                Argument.Of(query.SuperApp), Argument.Of(query.AppId), Argument.Of(query.Uid), Argument.Of(query.OpenId), Argument.Of(query.After?.AppId),
                Argument.Of(query.After?.Uid), Argument.Of(query.Limit)),
            cancellationToken);

    public Task<int> EraseAsync(string superApp, string uid, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var deleted = await session.TogetherAsync(
                    row => row.GetInt32(0),
                    [
                        UserLock.Take(superApp, uid),
                        .. PostgresSessionStore.Logout(superApp, uid, now),
                        new Statement(
                            "DELETE FROM soter_keys USING sessions WHERE sessions.superapp = $1 AND sessions.uid = $2 AND soter_keys.appid = sessions.appid AND soter_keys.openid = sessions.openid",
                            Argument.Of(superApp), Argument.Of(uid)),
                        new Statement("DELETE FROM codes WHERE superapp = $1 AND (uid = $2 OR session_uid = $2)", Argument.Of(superApp), Argument.Of(uid)),
                        new Statement("UPDATE audit SET uid = NULL WHERE superapp = $1 AND uid = $2", Argument.Of(superApp), Argument.Of(uid)),
                        new Statement(
                            "WITH gone AS (DELETE FROM sessions WHERE superapp = $1 AND uid = $2 RETURNING 1) SELECT count(*)::int FROM gone",
                            Argument.Of(superApp), Argument.Of(uid)),
                    ]);
                return deleted[0];
            },
            cancellationToken);
}
