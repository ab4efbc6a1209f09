using Npgsql;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresOperatorTokenStore(PostgresDatabase database) : IOperatorTokenStore
{
    private const string Select = "SELECT name, rights, created_at, expires_at, revoked_at FROM operator_tokens";

    // The same hash under the same name is the same token, kept before and its answer lost.
    public async Task<bool> AddAsync(OperatorToken token, byte[] hash, CancellationToken cancellationToken) =>
        await database.RunAsync(
            session => session.RunAsync(
                """
                INSERT INTO operator_tokens (name, hash, rights, created_at, expires_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (name) DO UPDATE SET hash = excluded.hash WHERE operator_tokens.hash = excluded.hash
                """,
                Argument.Of(token.Name), Argument.Of(hash), Argument.Of((int)token.Rights), Argument.Of(token.CreatedAt), Argument.Of(token.ExpiresAt), Argument.Of(token.RevokedAt)),
            cancellationToken) > 0;

    public Task<OperatorToken?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.FirstAsync($"{Select} WHERE hash = $1", Read, Argument.Of(hash)), cancellationToken);

    public Task<IReadOnlyList<OperatorToken>> AllAsync(CancellationToken cancellationToken) =>
        database.RunAsync(session => session.AllAsync($"{Select} ORDER BY name", Read), cancellationToken);

    // Revoked at this very moment: by this call, whose answer was lost.
    public async Task<bool> RevokeAsync(string name, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.RunAsync(
            session => session.RunAsync(
                "UPDATE operator_tokens SET revoked_at = $2 WHERE name = $1 AND (revoked_at IS NULL OR revoked_at = $2) AND (expires_at IS NULL OR expires_at > $2)",
                Argument.Of(name), Argument.Of(now)),
            cancellationToken) > 0;

    private static OperatorToken Read(NpgsqlDataReader row) => new(
        row.GetString(0), (OperatorRights)row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Time(row, 3), Time(row, 4));

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
