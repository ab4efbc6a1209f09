using Microsoft.Data.Sqlite;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteStableTokenStore(SqliteDatabase database) : IStableTokenStore
{
    private const string Columns = "hash, token, expires_at, forced_day, forced_count, forced_at";

    public async Task<StableToken> RequestAsync(string appId, StableTokenRequest request, CancellationToken cancellationToken)
    {
        // Nearly always the standing token is given, and that needs no write.
        if (!request.Force && database.Read(db => Find(db, appId)) is { } standing && Stands(standing, request))
            return new StableToken(standing.SealedText, standing.ExpiresAt, null);
        return await database.Writer.RunAsync(db => Request(db, appId, request), cancellationToken);
    }

    private static StableToken Request(SqliteSession db, string appId, StableTokenRequest request)
    {
        var row = Find(db, appId);
        if (!request.Force && row is not null && Stands(row, request))
            return new StableToken(row.SealedText, row.ExpiresAt, null);
        if (request.Force && Refuse(row, request) is { } refusal)
            return new StableToken(null, null, refusal);

        var today = Day(request.Now);
        var forcedToday = row?.ForcedDay == today ? row.ForcedCount : 0;
        db.Run(
            """
            INSERT INTO stable_tokens (appid, hash, token, expires_at, forced_day, forced_count, forced_at, previous_hash, previous_expires_at)
            VALUES (@appid, @hash, @token, @expires_at, @day, @count, @forced_at, @previous_hash, @previous_expires_at)
            ON CONFLICT (appid) DO UPDATE SET hash = @hash, token = @token, expires_at = @expires_at, forced_day = @day, forced_count = @count,
                forced_at = @forced_at, previous_hash = @previous_hash, previous_expires_at = @previous_expires_at
            """,
            ("@appid", appId), ("@hash", request.NewHash), ("@token", request.NewSealedText), ("@expires_at", request.NewExpiresAt.ToUnixTimeMilliseconds()),
            ("@day", today), ("@count", forcedToday + (request.Force ? 1 : 0)), ("@forced_at", request.Force ? request.Now.ToUnixTimeMilliseconds() : row?.ForcedAt),
            ("@previous_hash", request.Force ? null : row?.Hash), ("@previous_expires_at", request.Force ? null : row?.ExpiresAt.ToUnixTimeMilliseconds()));
        return new StableToken(request.NewSealedText, request.NewExpiresAt, null);
    }

    private static bool Stands(Row row, StableTokenRequest request) => row.ExpiresAt - request.Overlap > request.Now;

    private static StableTokenRefusal? Refuse(Row? row, StableTokenRequest request) =>
        row?.ForcedAt is { } at && request.Now.ToUnixTimeMilliseconds() - at < request.ForceInterval.TotalMilliseconds ? StableTokenRefusal.TooSoon
        : (row?.ForcedDay == Day(request.Now) ? row.ForcedCount : 0) >= request.MostForced ? StableTokenRefusal.TooMany
        : null;

    /// <summary>Days since 1970, in UTC.</summary>
    private static long Day(DateTimeOffset now) => now.ToUnixTimeSeconds() / 86_400;

    private static Row? Find(SqliteSession db, string appId) =>
        db.First($"SELECT {Columns} FROM stable_tokens WHERE appid = @appid", Read, ("@appid", appId));

    private static Row Read(SqliteDataReader row) => new(
        (byte[])row.GetValue(0),
        (byte[])row.GetValue(1),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        row.GetInt64(3),
        row.GetInt32(4),
        row.IsDBNull(5) ? null : row.GetInt64(5));

    private sealed record Row(byte[] Hash, byte[] SealedText, DateTimeOffset ExpiresAt, long ForcedDay, int ForcedCount, long? ForcedAt);
}
