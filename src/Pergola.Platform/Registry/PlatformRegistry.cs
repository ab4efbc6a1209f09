using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Registry;

/// <summary>The registry, held in memory: every request asks it, and few change it.</summary>
internal sealed partial class PlatformRegistry : IPlatformRegistry, IDisposable
{
    private readonly IRegistryStore store;
    private readonly DataKeys keys;
    private readonly ILogger<PlatformRegistry> log;
    private readonly SemaphoreSlim oneChange = new(1, 1);
    private readonly ConcurrentDictionary<string, SuperApp> superApps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeamRegistration> teams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StoredMiniProgram> miniPrograms = new(StringComparer.Ordinal);

    public PlatformRegistry(IRegistryStore store, DataKeys keys, ILogger<PlatformRegistry> log)
    {
        (this.store, this.keys, this.log) = (store, keys, log);
        foreach (var row in store.SuperApps())
            Keep(row);
        foreach (var team in store.Teams())
            teams[team.Id] = team;
        foreach (var miniProgram in store.MiniPrograms())
            miniPrograms[miniProgram.Record.AppId] = miniProgram;
    }

    public SuperApp? FindSuperApp(string appKey) => superApps.GetValueOrDefault(appKey);

    public StoredMiniProgram? Find(string appId) => miniPrograms.GetValueOrDefault(appId);

    public MiniProgram? FindMiniProgram(string appId) => Find(appId)?.Record;

    /// <summary>The mini program, if it runs in this superapp.</summary>
    public MiniProgram RequireOf(SuperApp superApp, string appId) =>
        FindMiniProgram(appId) is { } miniProgram && miniProgram.SuperApp == superApp.AppKey
            ? miniProgram
            : throw new PlatformException(PlatformError.InvalidAppId, "no mini program with this appid is registered with this superapp");

    public Task<RegisteredSuperApp> PutSuperAppAsync(SuperAppRegistration superApp, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Check(superApp);
        return ChangeAsync(async () =>
        {
            var known = FindSuperApp(superApp.AppKey);
            using var exchangeKey = RSA.Create(2048);
            if (known is not null)
                exchangeKey.ImportPkcs8PrivateKey(known.ExchangeKey, out _);
            var row = new SuperAppRow(
                superApp.AppKey,
                keys.Seal(Encoding.UTF8.GetBytes(superApp.AppSecret), DataKeys.Purpose.SuperApp),
                keys.Seal(Encoding.UTF8.GetBytes(superApp.SecretKey), DataKeys.Purpose.SuperApp),
                superApp.ServiceDomain.AbsoluteUri,
                superApp.ClientKey ?? superApp.AppKey,
                keys.Seal(exchangeKey.ExportPkcs8PrivateKey(), DataKeys.Purpose.SuperApp),
                known?.IdentityKey ?? RandomNumberGenerator.GetBytes(32),
                superApp.TimestampCipher,
                superApp.DangerouslyTrustBareUids);
            await store.PutAsync(row, cancellationToken);
            Keep(row);
            return new RegisteredSuperApp(row.AppKey, row.ClientKey, exchangeKey.ExportSubjectPublicKeyInfoPem());
        }, cancellationToken);
    }

    public Task PutTeamAsync(TeamRegistration team, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Check(team);
        return ChangeAsync(async () =>
        {
            if (FindSuperApp(team.SuperApp) is null)
                throw new ArgumentException($"Register the superapp '{team.SuperApp}' before its team '{team.Id}'.", nameof(team));
            if (teams.TryGetValue(team.Id, out var known) && known.SuperApp != team.SuperApp)
                throw new ArgumentException($"The team '{team.Id}' belongs to the superapp '{known.SuperApp}' and cannot move.", nameof(team));
            await store.PutAsync(team, cancellationToken);
            teams[team.Id] = team;
            return team;
        }, cancellationToken);
    }

    public Task PutMiniProgramAsync(MiniProgramRegistration miniProgram, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Check(miniProgram);
        return ChangeAsync(async () =>
        {
            if (!teams.TryGetValue(miniProgram.Team, out var team))
                throw new ArgumentException($"Register the team '{miniProgram.Team}' before its mini program '{miniProgram.AppId}'.", nameof(miniProgram));
            if (Find(miniProgram.AppId) is { } known && known.Record.SuperApp != team.SuperApp)
                throw new ArgumentException($"The mini program '{miniProgram.AppId}' belongs to the superapp '{known.Record.SuperApp}' and cannot move.", nameof(miniProgram));
            var stored = AppSecrets.Hash(miniProgram, team.SuperApp);
            await store.PutAsync(stored, cancellationToken);
            miniPrograms[miniProgram.AppId] = stored;
            return stored;
        }, cancellationToken);
    }

    public void Dispose() => oneChange.Dispose();

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await oneChange.WaitAsync(cancellationToken);
        try
        {
            return await change();
        }
        finally
        {
            oneChange.Release();
        }
    }

    private void Keep(SuperAppRow row)
    {
        if (row.TrustBareUids)
            BareUidsTrusted(row.AppKey);
        superApps[row.AppKey] = new SuperApp
        {
            AppKey = row.AppKey,
            AppSecret = keys.Open(row.AppSecret, DataKeys.Purpose.SuperApp),
            SecretKey = keys.Open(row.SecretKey, DataKeys.Purpose.SuperApp),
            ServiceDomain = new Uri(row.ServiceDomain),
            ClientKey = row.ClientKey,
            ExchangeKey = keys.Open(row.ExchangeKey, DataKeys.Purpose.SuperApp),
            IdentityKey = row.IdentityKey,
            TimestampCipher = row.TimestampCipher,
            TrustBareUids = row.TrustBareUids,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "INSECURE: superapp {AppKey} is registered with DangerouslyTrustBareUids. Anybody who knows its public app key can log in as any of its users.")]
    private partial void BareUidsTrusted(string appKey);
}
