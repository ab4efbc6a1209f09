using Npgsql;
using Pergola.Platform.Auditing;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc cref="IAuditStore"/>
internal sealed class PostgresAuditStore : IAuditStore, IAsyncDisposable, IDisposable
{
    /// <summary>Each entry has a name, so that one whose answer was lost is not written twice.</summary>
    private const string Insert =
        """
        INSERT INTO audit (entry, at, event, actor, superapp, appid, uid, code_hash, detail) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (entry) DO NOTHING
        """;

    private readonly PostgresDatabase database;
    private readonly BatchQueue<Named, bool> entries;

    public PostgresAuditStore(PostgresDatabase database)
    {
        this.database = database;
        entries = new(database, entry => entry.Name.ToString(), repeats: false, RunAsync);
    }

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => entries.AskAsync(new Named(Guid.CreateVersion7(entry.At), entry), cancellationToken);

    public Task<IReadOnlyList<StoredAuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellationToken) =>
        database.RunAsync(
            session =>
            {
                var conditions = new Conditions()
                    .And("superapp = ?", Argument.Of(query.SuperApp)).And("appid = ?", Argument.Of(query.AppId)).And("uid = ?", Argument.Of(query.Uid))
                    .And("starts_with(event, ?)", Argument.Of(query.EventPrefix)).And("id < ?", Argument.Of(query.Before));
                var limit = conditions.Next(Argument.Of(query.Limit));
                return session.AllAsync(
                    $"SELECT id, at, event, actor, superapp, appid, uid, code_hash, detail FROM audit{conditions.Where} ORDER BY id DESC LIMIT {limit}", Read, conditions.Arguments);
            },
            cancellationToken);

    /// <summary>Writes an entry in the transaction that changes what it tells of.</summary>
    public static Statement Add(Guid name, AuditEntry entry) => Add([new Named(name, entry)]);

    public ValueTask DisposeAsync() => entries.DisposeAsync();

    public void Dispose() => entries.Dispose();

    private static async Task<bool[]> RunAsync(PostgresSession session, IReadOnlyList<Named> entries)
    {
        var add = Add(entries);
        await session.RunAsync(add.Text, add.Arguments);
        return [.. entries.Select(_ => true)];
    }

    private static Statement Add(IReadOnlyList<Named> entries) => new(
        Insert,
        Argument.Of([.. entries.Select(entry => entry.Name)]), Argument.Of([.. entries.Select(entry => entry.Entry.At.ToUnixTimeMilliseconds())]),
        Argument.Of([.. entries.Select(entry => entry.Entry.Event)]), Argument.Of([.. entries.Select(entry => entry.Entry.Actor)]),
        Argument.Of([.. entries.Select(entry => entry.Entry.SuperApp)]), Argument.Of([.. entries.Select(entry => entry.Entry.AppId)]),
        Argument.Of([.. entries.Select(entry => entry.Entry.Uid)]), Argument.Of([.. entries.Select(entry => entry.Entry.CodeHash)]),
        Argument.Of([.. entries.Select(entry => entry.Entry.Detail)]));

    private static StoredAuditEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new AuditEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), Maybe(row, 4), Maybe(row, 5), Maybe(row, 6),
            row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7), row.GetString(8)));

    private static string? Maybe(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Named(Guid Name, AuditEntry Entry);
}
