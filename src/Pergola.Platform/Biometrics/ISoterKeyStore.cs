namespace Pergola.Platform.Biometrics;

/// <summary>Keeps the public keys that sign users' biometric results, and the highest counter that was accepted from each.</summary>
internal interface ISoterKeyStore
{
    /// <summary>Keeps a key as the newest of its user, and of the others the newest <paramref name="keep"/> - 1. A known key keeps its counter.</summary>
    Task AddAsync(string appId, string openId, string publicKey, DateTimeOffset now, int keep, CancellationToken cancellationToken);

    /// <summary>The keys of a user in a mini program, newest first.</summary>
    Task<IReadOnlyList<string>> FindAsync(string appId, string openId, CancellationToken cancellationToken);

    /// <summary>Accepts a counter that is higher than every one before it, atomically; false when it is not, or the key is gone.</summary>
    Task<bool> AdvanceAsync(string appId, string openId, string publicKey, long counter, CancellationToken cancellationToken);
}
