using System.Text;
using Microsoft.Data.Sqlite;
using Pergola.Platform.Auditing;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => database.Writer.RunAsync(db => Add(db, entry), cancellationToken);

    public Task<IReadOnlyList<StoredAuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellationToken) => database.ReadAsync(db => Find(db, query));

    /// <summary>Writes an entry in the transaction that changes what it tells of.</summary>
    public static void Add(SqliteSession db, AuditEntry entry) =>
        db.Run(
            """
            INSERT INTO audit (at, event, actor, superapp, appid, uid, code_hash, detail)
            VALUES (@at, @event, @actor, @superapp, @appid, @uid, @code_hash, @detail)
            """,
            ("@at", entry.At.ToUnixTimeMilliseconds()), ("@event", entry.Event), ("@actor", entry.Actor), ("@superapp", entry.SuperApp), ("@appid", entry.AppId),
            ("@uid", entry.Uid), ("@code_hash", entry.CodeHash), ("@detail", entry.Detail));

    private static IReadOnlyList<StoredAuditEntry> Find(SqliteSession db, AuditQuery query)
    {
        var filter = new Filter();
        filter.Add("superapp = @superapp", "@superapp", query.SuperApp);
        filter.Add("appid = @appid", "@appid", query.AppId);
        filter.Add("uid = @uid", "@uid", query.Uid);
        filter.Add("substr(event, 1, length(@event)) = @event", "@event", query.EventPrefix);
        filter.Add("id < @before", "@before", query.Before);
        return db.All(
            $"SELECT id, at, event, actor, superapp, appid, uid, code_hash, detail FROM audit{filter.Where} ORDER BY id DESC LIMIT @limit",
            Read,
            [.. filter.Values, ("@limit", query.Limit)]);
    }

    private static StoredAuditEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new AuditEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5), Text(row, 6),
            row.IsDBNull(7) ? null : (byte[])row.GetValue(7), row.GetString(8)));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Only what is asked for stands in the statement, so that an index serves it.</summary>
    private sealed class Filter
    {
        private readonly StringBuilder where = new();

        public List<(string Name, object? Value)> Values { get; } = [];

        public string Where => where.ToString();

        public void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            where.Append(where.Length == 0 ? " WHERE " : " AND ").Append(condition);
            Values.Add((name, value));
        }
    }
}
