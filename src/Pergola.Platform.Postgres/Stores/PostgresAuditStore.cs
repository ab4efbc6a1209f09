using Pergola.Platform.Auditing;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc cref="IAuditStore"/>
internal sealed class PostgresAuditStore : IAuditStore, IAsyncDisposable
{
    /// <summary>Each entry has a name, so that one whose answer was lost is not written twice.</summary>
    private const string Text =
        """
        INSERT INTO audit (entry, at, event, actor, superapp, appid, uid, code_hash, detail) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (entry) DO NOTHING
        """;

    private readonly PostgresDatabase database;
    private readonly BatchQueue<Named, bool> entries;

    public PostgresAuditStore(PostgresDatabase database)
    {
        this.database = database;
        entries = new(database, entry => entry.Name.ToString(), RunAsync);
    }

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => entries.AskAsync(new Named(Guid.CreateVersion7(entry.At), entry), cancellationToken);

    public Task<IReadOnlyList<StoredAuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.AllAsync(
                """
                SELECT id, at, event, actor, superapp, appid, uid, code_hash, detail FROM audit
                WHERE ($1::text IS NULL OR superapp = $1) AND ($2::text IS NULL OR appid = $2) AND ($3::text IS NULL OR uid = $3)
                    AND ($4::text IS NULL OR starts_with(event, $4)) AND ($5::bigint IS NULL OR id < $5)
                ORDER BY id DESC LIMIT $6
                """,
                row => new StoredAuditEntry(
                    row.GetInt64(0),
                    new AuditEntry(
                        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                        row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7), row.GetString(8))),
                Argument.Of(query.SuperApp), Argument.Of(query.AppId), Argument.Of(query.Uid), Argument.Of(query.EventPrefix), Argument.Of(query.Before), Argument.Of(query.Limit)),
            cancellationToken);

    public ValueTask DisposeAsync() => entries.DisposeAsync();

    private static async Task<bool[]> RunAsync(PostgresSession session, IReadOnlyList<Named> entries)
    {
        await session.RunAsync(
            Text,
            Argument.Of([.. entries.Select(entry => entry.Name)]), Argument.Of([.. entries.Select(entry => entry.Entry.At.ToUnixTimeMilliseconds())]),
            Argument.Of([.. entries.Select(entry => entry.Entry.Event)]), Argument.Of([.. entries.Select(entry => entry.Entry.Actor)]),
            Argument.Of([.. entries.Select(entry => entry.Entry.SuperApp)]), Argument.Of([.. entries.Select(entry => entry.Entry.AppId)]),
            Argument.Of([.. entries.Select(entry => entry.Entry.Uid)]), Argument.Of([.. entries.Select(entry => entry.Entry.CodeHash)]),
            Argument.Of([.. entries.Select(entry => entry.Entry.Detail)]));
        return [.. entries.Select(_ => true)];
    }

    private sealed record Named(Guid Name, AuditEntry Entry);
}
