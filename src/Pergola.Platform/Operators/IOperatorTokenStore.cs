namespace Pergola.Platform.Operators;

/// <summary>Keeps the hashes of operators' tokens.</summary>
internal interface IOperatorTokenStore
{
    /// <summary>Keeps a new token; false when the name was ever used, so that a name in the audit trail stays one token.</summary>
    Task<bool> AddAsync(OperatorToken token, byte[] hash, CancellationToken cancellationToken);

    /// <summary>The token behind a hash, also one that is revoked or over; null when unknown.</summary>
    Task<OperatorToken?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    Task<IReadOnlyList<OperatorToken>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a token; false when no live one has that name.</summary>
    Task<bool> RevokeAsync(string name, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>An operator's token as the store knows it; the text itself is not kept.</summary>
internal sealed record OperatorToken(string Name, OperatorRights Rights, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt = null);

/// <summary>What a token may do.</summary>
internal enum OperatorRights
{
    /// <summary>Look at everything that is no secret.</summary>
    Read = 1,

    /// <summary>Change the registry, end sessions, make and revoke tokens.</summary>
    Write = 2,
}
