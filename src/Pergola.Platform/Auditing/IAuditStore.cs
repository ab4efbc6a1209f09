namespace Pergola.Platform.Auditing;

/// <summary>Keeps the audit trail: entries are only ever added. What a code store refuses it writes itself, in the transaction that refused.</summary>
internal interface IAuditStore
{
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The newest entries that fit, newest first.</summary>
    Task<IReadOnlyList<StoredAuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellationToken);
}

/// <summary>Something that happened and that somebody may want to know of later. It holds no secret, code or session key.</summary>
/// <remarks><c>Event</c>: a fixed text, such as <c>code refused: Used</c>. <c>Actor</c>: <c>platform</c>, or the name of the operator's token.</remarks>
internal sealed record AuditEntry(DateTimeOffset At, string Event, string Actor, string? SuperApp, string? AppId, string? Uid, byte[]? CodeHash, string Detail);

/// <summary>An entry with its number; numbers grow.</summary>
internal sealed record StoredAuditEntry(long Id, AuditEntry Entry);

/// <summary>Which entries; null means any. <c>Before</c>: only entries with a lower number, for the next page.</summary>
/// <remarks><c>EventPrefix</c>: how the event begins, such as <c>code refused</c>.</remarks>
internal sealed record AuditQuery(string? SuperApp = null, string? AppId = null, string? Uid = null, string? EventPrefix = null, long? Before = null, int Limit = 100);
