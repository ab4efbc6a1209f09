namespace Pergola.Platform.Tokens;

/// <summary>Keeps the hashes of access tokens.</summary>
internal interface IAccessTokenStore
{
    /// <summary>Keeps a new token; the mini program's older ones end at <paramref name="olderEnd"/> at the latest.</summary>
    Task AddAsync(string appId, byte[] hash, DateTimeOffset expiresAt, DateTimeOffset olderEnd, CancellationToken cancellationToken);

    /// <summary>Whose token it is, and when it ends; null when unknown.</summary>
    Task<(string AppId, DateTimeOffset ExpiresAt)?> FindAsync(byte[] hash, CancellationToken cancellationToken);
}
