namespace Pergola.Platform.Trust;

/// <summary>Remembers which nonces were used, for every node that shares the database.</summary>
internal interface INonceStore
{
    /// <summary>Marks a nonce as used until <paramref name="until"/>, atomically; false when it was used before. A store that repeats its own statement after a lost answer must not take itself for a replay.</summary>
    Task<bool> TryUseAsync(string appKey, string nonce, DateTimeOffset until, CancellationToken cancellationToken);
}
