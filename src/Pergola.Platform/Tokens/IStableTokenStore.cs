namespace Pergola.Platform.Tokens;

/// <summary>Keeps one stable access token of each mini program. Unlike other tokens its text is kept, sealed, because it is given out again.</summary>
internal interface IStableTokenStore
{
    /// <summary>
    /// Gives the token that stands, or replaces it, atomically over all nodes. Unforced, the standing token is given until <c>Overlap</c> before its end; then the new one, and
    /// the old one is good until its end. Forced, the new one is given and the old one dies at once, unless the limits forbid it.
    /// The hash of the standing token, and of the overlapping one, is found by <see cref="IAccessTokenStore.FindAsync"/>.
    /// </summary>
    Task<StableToken> RequestAsync(string appId, StableTokenRequest request, CancellationToken cancellationToken);
}

/// <summary>A request for the stable token, with a new one in case it is needed.</summary>
/// <remarks><c>MostForced</c>: how often in one UTC day; <c>ForceInterval</c>: how far two must be apart.</remarks>
internal sealed record StableTokenRequest(
    byte[] NewHash, byte[] NewSealedText, DateTimeOffset Now, DateTimeOffset NewExpiresAt, TimeSpan Overlap, bool Force, int MostForced, TimeSpan ForceInterval);

/// <summary>The token to give, or why a forced refresh was refused; then the other two are null.</summary>
internal sealed record StableToken(byte[]? SealedText, DateTimeOffset? ExpiresAt, StableTokenRefusal? Refusal);

/// <summary>Why no new token was made.</summary>
internal enum StableTokenRefusal
{
    /// <summary>The last forced one is too near.</summary>
    TooSoon,

    /// <summary>The day's number is used up.</summary>
    TooMany,
}
