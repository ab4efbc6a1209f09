using Microsoft.Data.Sqlite;
using Pergola.Platform.Users;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteUserRecords(SqliteDatabase database) : IUserRecords
{
    public Task<IReadOnlyList<UserSession>> FindSessionsAsync(SessionQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.All(
            """
            SELECT superapp, appid, uid, openid, started_at, expires_at FROM sessions
            WHERE (@superapp IS NULL OR superapp = @superapp) AND (@appid IS NULL OR appid = @appid) AND (@uid IS NULL OR uid = @uid)
                AND (@openid IS NULL OR openid = @openid) AND (appid, uid) > (@after_appid, @after_uid)
            ORDER BY appid, uid LIMIT @limit
            """,
            Read,
            ("@superapp", query.SuperApp), ("@appid", query.AppId), ("@uid", query.Uid), ("@openid", query.OpenId),
            ("@after_appid", query.After?.AppId ?? ""), ("@after_uid", query.After?.Uid ?? ""), ("@limit", query.Limit)));

    public Task<int> EraseAsync(string superApp, string uid, IReadOnlyList<UserOpenId> openIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                ReadOnlySpan<(string Name, object? Value)> user = [("@superapp", superApp), ("@uid", uid)];

                // As a logout: a redemption that is under way right now must not bring the user back. Housekeeping takes this mark away a day later.
                db.Run("INSERT OR REPLACE INTO logouts (superapp, uid, at) VALUES (@superapp, @uid, @now)", [.. user, ("@now", now.ToUnixTimeMilliseconds())]);
                db.Run("DELETE FROM previous_keys WHERE uid = @uid AND appid IN (SELECT appid FROM sessions WHERE superapp = @superapp AND uid = @uid)", user);
                db.Run(
                    "DELETE FROM soter_keys WHERE (appid, openid) IN (SELECT appid, openid FROM sessions WHERE superapp = @superapp AND uid = @uid)", user);

                // A biometric key can be registered before any session starts.
                foreach (var (appId, openId) in openIds)
                    db.Run("DELETE FROM soter_keys WHERE appid = @appid AND openid = @openid", ("@appid", appId), ("@openid", openId));
                db.Run("DELETE FROM codes WHERE superapp = @superapp AND uid = @uid", user);

                // A code that another superapp's mini program tried is on record under that superapp, with this user's id.
                db.Run("UPDATE audit SET uid = NULL WHERE uid = @uid AND (superapp = @superapp OR superapp IS NULL OR event = 'code refused: OtherApp')", user);
                return db.Run("DELETE FROM sessions WHERE superapp = @superapp AND uid = @uid", user);
            },
            cancellationToken);

    private static UserSession Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
