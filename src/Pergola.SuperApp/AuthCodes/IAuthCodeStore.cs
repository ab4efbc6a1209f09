namespace Pergola.SuperApp.AuthCodes;

/// <summary>Keeps auth codes. It has no Get and no Remove: redeeming looks and marks in one step, or codes could be used twice.</summary>
public interface IAuthCodeStore
{
    /// <summary>Keeps a new auth code.</summary>
    /// <param name="codeHash">SHA-256 of the code; the code itself is not kept.</param>
    /// <param name="grant">What the code stands for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the code is kept.</returns>
    Task AddAsync(ReadOnlyMemory<byte> codeHash, AuthCodeGrant grant, CancellationToken cancellationToken);

    /// <summary>Uses an auth code, atomically.</summary>
    /// <param name="codeHash">SHA-256 of the code.</param>
    /// <param name="appId">The mini program that the code must have been given to; null when the platform does not say. Another one's try does not use it up.</param>
    /// <param name="exchangeId">Names the exchange: the same one again gets the same grant until the code expires; null: no repetition.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The grant; null when the code is unknown, expired, used by another exchange, or of another mini program.</returns>
    Task<AuthCodeGrant?> RedeemAsync(ReadOnlyMemory<byte> codeHash, string? appId, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What an auth code stands for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="AppId">The mini program.</param>
/// <param name="Scopes">The scopes.</param>
/// <param name="ExpiresAt">When the code ends.</param>
public sealed record AuthCodeGrant(string UserId, string AppId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
