namespace Pergola.Platform.Registry;

/// <summary>Keeps the registry. What it is given is already sealed or hashed where it must be.</summary>
internal interface IRegistryStore
{
    IReadOnlyList<SuperAppRow> SuperApps();

    IReadOnlyList<TeamRegistration> Teams();

    IReadOnlyList<StoredMiniProgram> MiniPrograms();

    Task PutAsync(SuperAppRow superApp, CancellationToken cancellationToken);

    Task PutAsync(TeamRegistration team, CancellationToken cancellationToken);

    Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken);
}

/// <summary>A superapp as it lies in the store; the byte arrays but <c>IdentityKey</c> are sealed.</summary>
internal sealed record SuperAppRow(
    string AppKey, byte[] AppSecret, byte[] SecretKey, string ServiceDomain, string ClientKey, byte[] ExchangeKey, byte[] IdentityKey,
    TimestampCipher TimestampCipher, bool TrustBareUids);
