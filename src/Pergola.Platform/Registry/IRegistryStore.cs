using Pergola.Platform.Auditing;

namespace Pergola.Platform.Registry;

/// <summary>Keeps the registry. What it is given is already sealed or hashed where it must be.</summary>
internal interface IRegistryStore
{
    /// <summary>Counts the changes: it grows with each Put, in the same transaction.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Everything, as it was at one moment.</summary>
    Task<RegistryRows> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds or replaces a superapp; the exchange key and the identity key of a known one stay.</summary>
    Task PutAsync(SuperAppRow superApp, CancellationToken cancellationToken);

    /// <summary>Adds a team, or renames it.</summary>
    Task PutAsync(TeamRegistration team, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a mini program; its superapp stays.</summary>
    Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a change and its audit entry, both or neither, if the version still is <paramref name="version"/>; false, and nothing written, when another change came first.
    /// </summary>
    Task<bool> TryChangeAsync(RegistryChange change, long version, CancellationToken cancellationToken);
}

/// <summary>What an operator changes at once: any of a superapp, a team and a mini program, each added or replaced as by Put, in this order.</summary>
internal sealed record RegistryChange(AuditEntry Audit, SuperAppRow? SuperApp = null, TeamRegistration? Team = null, StoredMiniProgram? MiniProgram = null);

/// <summary>The whole registry at one moment.</summary>
internal sealed record RegistryRows(
    long Version, IReadOnlyList<SuperAppRow> SuperApps, IReadOnlyList<TeamRegistration> Teams, IReadOnlyList<StoredMiniProgram> MiniPrograms);

/// <summary>A superapp as it lies in the store; the byte arrays but <c>IdentityKey</c> are sealed.</summary>
/// <remarks><c>MinimumLevel</c>: the lowest API level that the platform serves: 0 (any), 1, 2 or 3.</remarks>
internal sealed record SuperAppRow(
    string AppKey, byte[] AppSecret, byte[] SecretKey, string ServiceDomain, string ClientKey, byte[] ExchangeKey, byte[] IdentityKey,
    TimestampCipher TimestampCipher, bool TrustBareUids, int MinimumLevel, SealedPreviousSecret? PreviousAppSecret = null);

/// <summary>A superapp's AppSecret that was replaced, sealed, good until <c>Until</c>.</summary>
internal sealed record SealedPreviousSecret(byte[] Secret, DateTimeOffset Until);
