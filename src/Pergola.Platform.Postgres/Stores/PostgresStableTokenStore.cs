using Npgsql;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresStableTokenStore(PostgresDatabase database) : IStableTokenStore
{
    private const string Upsert =
        """
        INSERT INTO stable_tokens (appid, hash, token, expires_at, forced_day, forced_count, forced_at, previous_hash, previous_expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (appid) DO UPDATE SET hash = excluded.hash, token = excluded.token, expires_at = excluded.expires_at, forced_day = excluded.forced_day,
            forced_count = excluded.forced_count, forced_at = excluded.forced_at, previous_hash = excluded.previous_hash, previous_expires_at = excluded.previous_expires_at
        """;

    public Task<StableToken> RequestAsync(string appId, StableTokenRequest request, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                // Nearly always the standing token is given, and that needs no lock.
                if (Standing(await FindAsync(session, appId), request) is { } standing)
                    return standing;

                // Of those that come at once one decides, and the others then see what it did.
                await using var transaction = await session.Connection.BeginTransactionAsync();
                var take = OwnerLock.Take("stable token", appId);
                await session.RunAsync(take.Text, take.Arguments);
                var answer = await DecideAsync(session, appId, request);
                await transaction.CommitAsync();
                return answer;
            },
            cancellationToken);

    private static async Task<StableToken> DecideAsync(PostgresSession session, string appId, StableTokenRequest request)
    {
        var row = await FindAsync(session, appId);
        if (Standing(row, request) is { } standing)
            return standing;
        if (request.Force && Refuse(row, request) is { } refusal)
            return new StableToken(null, null, refusal);
        var today = Day(request.Now);
        var forcedToday = row?.ForcedDay == today ? row.ForcedCount : 0;
        await session.RunAsync(
            Upsert,
            Argument.Of(appId), Argument.Of(request.NewHash), Argument.Of(request.NewSealedText), Argument.Of(request.NewExpiresAt), Argument.Of(today),
            Argument.Of(forcedToday + (request.Force ? 1 : 0)), Argument.Of(request.Force ? request.Now.ToUnixTimeMilliseconds() : row?.ForcedAt),
            Argument.Of(request.Force ? null : row?.Hash), Argument.Of(request.Force ? null : row?.ExpiresAt));
        return new StableToken(request.NewSealedText, request.NewExpiresAt, null);
    }

    /// <summary>The standing token where it is to be given. One with the request's own hash was made by this very request, whose answer was lost.</summary>
    private static StableToken? Standing(Row? row, StableTokenRequest request) =>
        row is not null && (row.Hash.AsSpan().SequenceEqual(request.NewHash) || (!request.Force && row.ExpiresAt - request.Overlap > request.Now))
            ? new StableToken(row.SealedText, row.ExpiresAt, null)
            : null;

    private static StableTokenRefusal? Refuse(Row? row, StableTokenRequest request) =>
        row?.ForcedAt is { } at && request.Now.ToUnixTimeMilliseconds() - at < request.ForceInterval.TotalMilliseconds ? StableTokenRefusal.TooSoon
        : (row?.ForcedDay == Day(request.Now) ? row.ForcedCount : 0) >= request.MostForced ? StableTokenRefusal.TooMany
        : null;

    /// <summary>Days since 1970, in UTC.</summary>
    private static long Day(DateTimeOffset now) => now.ToUnixTimeSeconds() / 86_400;

    private static Task<Row?> FindAsync(PostgresSession session, string appId) =>
        session.FirstAsync("SELECT hash, token, expires_at, forced_day, forced_count, forced_at FROM stable_tokens WHERE appid = $1", Read, Argument.Of(appId));

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3), row.GetInt32(4),
        row.IsDBNull(5) ? null : row.GetInt64(5));

    private sealed record Row(byte[] Hash, byte[] SealedText, DateTimeOffset ExpiresAt, long ForcedDay, int ForcedCount, long? ForcedAt);
}
