using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Users;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresUserRecords(PostgresDatabase database) : IUserRecords
{
    public Task<IReadOnlyList<UserSession>> FindSessionsAsync(SessionQuery query, CancellationToken cancellationToken) =>
        database.RunAsync(
            session =>
            {
                var conditions = new Conditions()
                    .And("superapp = ?", Argument.Of(query.SuperApp)).And("appid = ?", Argument.Of(query.AppId))
                    .And("uid = ?", Argument.Of(query.Uid)).And("openid = ?", Argument.Of(query.OpenId));
                if (query.After is { } after)
                    conditions.And($"(appid, uid) > (?, {conditions.Next(Argument.Of(after.Uid))})", Argument.Of(after.AppId));
                var limit = conditions.Next(Argument.Of(query.Limit));
                return session.AllAsync(
                    $"SELECT superapp, appid, uid, openid, started_at, expires_at FROM sessions{conditions.Where} ORDER BY appid, uid LIMIT {limit}",
                    row => new UserSession(
                        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))),
                    conditions.Arguments);
            },
            cancellationToken);

    public Task<int> EraseAsync(string superApp, string uid, IReadOnlyList<UserOpenId> openIds, DateTimeOffset now, CancellationToken cancellationToken) =>
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

                        // A biometric key can be registered before any session starts.
                        new Statement(
                            "DELETE FROM soter_keys WHERE (appid, openid) IN (SELECT * FROM unnest($1, $2))",
                            Argument.Of([.. openIds.Select(id => id.AppId)]), Argument.Of([.. openIds.Select(id => id.OpenId)])),
                        new Statement("DELETE FROM codes WHERE superapp = $1 AND (uid = $2 OR session_uid = $2)", Argument.Of(superApp), Argument.Of(uid)),

                        // A code that another superapp's mini program tried is on record under that superapp, with this user's id.
                        new Statement(
                            "UPDATE audit SET uid = NULL WHERE uid = $2 AND (superapp = $1 OR superapp IS NULL OR event = 'code refused: OtherApp')", Argument.Of(superApp), Argument.Of(uid)),
                        new Statement(
                            "WITH gone AS (DELETE FROM sessions WHERE superapp = $1 AND uid = $2 RETURNING 1) SELECT count(*)::int FROM gone",
                            Argument.Of(superApp), Argument.Of(uid)),
                    ]);
                return deleted[0];
            },
            cancellationToken);
}
