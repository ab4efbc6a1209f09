using Pergola.Platform.Tokens;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresStableTokenStore(PostgresDatabase database) : IStableTokenStore
{
    private const long DayInMilliseconds = 86_400_000;

    public Task<StableToken> RequestAsync(string appId, StableTokenRequest request, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                await using var transaction = await session.Connection.BeginTransactionAsync();
                var take = OwnerLock.Take("access tokens", appId);
                await session.RunAsync(take.Text, take.Arguments);
                var answer = await DecideAsync(session, appId, request);
                await transaction.CommitAsync();
                return answer;
            },
            cancellationToken);

    private static async Task<StableToken> DecideAsync(PostgresSession session, string appId, StableTokenRequest request)
    {
        var now = request.Now.ToUnixTimeMilliseconds();
        var standing = await session.FirstAsync(
            "SELECT hash, token, expires_at, forced_day, forced_count, forced_at FROM stable_tokens WHERE appid = $1",
            row => new Standing(
                row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt64(5)),
            Argument.Of(appId));
        var day = now / DayInMilliseconds;
        var forcedToday = standing is not null && standing.ForcedDay == day ? standing.ForcedCount : 0;

        // This very request made it, and its answer was lost.
        if (standing is not null && standing.Hash.AsSpan().SequenceEqual(request.NewHash))
            return new StableToken(standing.Token, DateTimeOffset.FromUnixTimeMilliseconds(standing.ExpiresAt), null);
        if (!request.Force && standing is not null && standing.ExpiresAt - request.Overlap.TotalMilliseconds > now)
            return new StableToken(standing.Token, DateTimeOffset.FromUnixTimeMilliseconds(standing.ExpiresAt), null);
        if (request.Force && standing?.ForcedAt is { } forcedAt && now - forcedAt < request.ForceInterval.TotalMilliseconds)
            return new StableToken(null, null, StableTokenRefusal.TooSoon);
        if (request.Force && forcedToday >= request.MostForced)
            return new StableToken(null, null, StableTokenRefusal.TooMany);

        if (request.Force && standing is not null)
            await session.RunAsync("DELETE FROM access_tokens WHERE hash = $1", Argument.Of(standing.Hash));
        await session.RunAsync(
            """
            INSERT INTO stable_tokens (appid, hash, token, expires_at, forced_day, forced_count, forced_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (appid) DO UPDATE SET hash = excluded.hash, token = excluded.token, expires_at = excluded.expires_at,
                forced_day = excluded.forced_day, forced_count = excluded.forced_count, forced_at = excluded.forced_at
            """,
            Argument.Of(appId), Argument.Of(request.NewHash), Argument.Of(request.NewSealedText), Argument.Of(request.NewExpiresAt), Argument.Of(day),
            Argument.Of(request.Force ? forcedToday + 1 : forcedToday), Argument.Of(request.Force ? now : standing?.ForcedAt));
        await session.RunAsync(
            "INSERT INTO access_tokens (hash, appid, expires_at) VALUES ($1, $2, $3)", Argument.Of(request.NewHash), Argument.Of(appId), Argument.Of(request.NewExpiresAt));
        return new StableToken(request.NewSealedText, request.NewExpiresAt, null);
    }

    private sealed record Standing(byte[] Hash, byte[] Token, long ExpiresAt, long ForcedDay, int ForcedCount, long? ForcedAt);
}
