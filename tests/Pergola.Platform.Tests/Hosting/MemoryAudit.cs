using Pergola.Platform.Auditing;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>An audit trail in memory, for a platform whose database brings none.</summary>
internal sealed class MemoryAudit : IAuditStore
{
    private readonly Lock gate = new();
    private readonly List<AuditEntry> entries = [];

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        lock (gate)
            entries.Add(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredAuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<StoredAuditEntry>>(
            [
                .. entries.Select((entry, index) => new StoredAuditEntry(index + 1, entry)).Reverse()
                    .Where(stored => (query.SuperApp ?? stored.Entry.SuperApp) == stored.Entry.SuperApp
                        && (query.AppId ?? stored.Entry.AppId) == stored.Entry.AppId
                        && (query.Uid ?? stored.Entry.Uid) == stored.Entry.Uid
                        && stored.Entry.Event.StartsWith(query.EventPrefix ?? "", StringComparison.Ordinal)
                        && stored.Id < (query.Before ?? long.MaxValue))
                    .Take(query.Limit),
            ]);
        }
    }
}
