namespace Pergola.SuperApp.TemporaryCodes;

/// <summary>Keeps temporary codes. It has no Get and no Remove: redeeming looks and marks in one step, or codes could be used twice.</summary>
public interface ITemporaryCodeStore
{
    /// <summary>Keeps a new temporary code.</summary>
    /// <param name="codeHash">SHA-256 of the code; the code itself is not kept.</param>
    /// <param name="grant">What the code stands for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the code is kept.</returns>
    Task AddAsync(ReadOnlyMemory<byte> codeHash, TemporaryCodeGrant grant, CancellationToken cancellationToken);

    /// <summary>Uses a temporary code, atomically.</summary>
    /// <param name="codeHash">SHA-256 of the code.</param>
    /// <param name="userId">The user whom the code must stand for; a try for another one does not use it up.</param>
    /// <param name="type">What the code must stand for, <c>phone</c> or <c>email</c>; another type does not use it up.</param>
    /// <param name="exchangeId">Names the exchange: the same one again succeeds again until the code expires; null: no repetition.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the code is unknown, expired, used by another exchange, or of another user or type.</returns>
    Task<bool> TryRedeemAsync(
        ReadOnlyMemory<byte> codeHash, string userId, string type, string? exchangeId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a temporary code stands for.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Type"><c>phone</c> or <c>email</c>.</param>
/// <param name="ExpiresAt">When the code ends.</param>
public sealed record TemporaryCodeGrant(string UserId, string Type, DateTimeOffset ExpiresAt);
