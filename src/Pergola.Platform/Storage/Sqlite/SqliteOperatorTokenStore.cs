using Microsoft.Data.Sqlite;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteOperatorTokenStore(SqliteDatabase database) : IOperatorTokenStore
{
    private const string Columns = "name, rights, created_at, expires_at, revoked_at";

    public Task<bool> AddAsync(OperatorToken token, byte[] hash, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                """
                INSERT INTO operator_tokens (name, hash, rights, created_at, expires_at, revoked_at) VALUES (@name, @hash, @rights, @created_at, @expires_at, @revoked_at)
                ON CONFLICT (name) DO NOTHING
                """,
                ("@name", token.Name), ("@hash", hash), ("@rights", (int)token.Rights), ("@created_at", token.CreatedAt.ToUnixTimeMilliseconds()),
                ("@expires_at", token.ExpiresAt?.ToUnixTimeMilliseconds()), ("@revoked_at", token.RevokedAt?.ToUnixTimeMilliseconds())) > 0,
            cancellationToken);

    public Task<OperatorToken?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.First($"SELECT {Columns} FROM operator_tokens WHERE hash = @hash", Read, ("@hash", hash)));

    public Task<IReadOnlyList<OperatorToken>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.All($"SELECT {Columns} FROM operator_tokens ORDER BY name", Read));

    public Task<bool> RevokeAsync(string name, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE operator_tokens SET revoked_at = @now WHERE name = @name AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)",
                ("@name", name), ("@now", now.ToUnixTimeMilliseconds())) > 0,
            cancellationToken);

    private static OperatorToken Read(SqliteDataReader row) =>
        new(row.GetString(0), (OperatorRights)row.GetInt32(1), Time(row, 2)!.Value, Time(row, 3), Time(row, 4));

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
