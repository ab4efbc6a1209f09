using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Registry;

/// <summary>The registry, held in memory: every request asks it, and few change it. <see cref="RegistryRefresh"/> keeps it up to date with the store.</summary>
internal sealed partial class PlatformRegistry : IPlatformRegistry, IDisposable
{
    private readonly IRegistryStore store;
    private readonly DataKeys keys;
    private readonly TimeProvider time;
    private readonly IOptions<PergolaPlatformOptions> options;
    private readonly ILogger<PlatformRegistry> log;
    private readonly SemaphoreSlim oneChange = new(1, 1);
    private State state = new(-1, [], [], []);

    public PlatformRegistry(IRegistryStore store, DataKeys keys, TimeProvider time, IOptions<PergolaPlatformOptions> options, ILogger<PlatformRegistry> log) =>
        (this.store, this.keys, this.time, this.options, this.log) = (store, keys, time, options, log);

    /// <summary>Whether the store was ever read.</summary>
    public bool IsLoaded => Volatile.Read(ref state).Version >= 0;

    public SuperApp? FindSuperApp(string appKey) => state.SuperApps.GetValueOrDefault(appKey);

    public StoredMiniProgram? Find(string appId) => state.MiniPrograms.GetValueOrDefault(appId);

    public MiniProgram? FindMiniProgram(string appId) => Find(appId)?.Record;

    /// <summary>Every superapp, team and mini program, by id.</summary>
    public (IReadOnlyList<SuperApp> SuperApps, IReadOnlyList<TeamRegistration> Teams, IReadOnlyList<MiniProgram> MiniPrograms) All()
    {
        var now = state;
        return (
            [.. now.SuperApps.Values.OrderBy(s => s.AppKey, StringComparer.Ordinal)],
            [.. now.Teams.Values.OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. now.MiniPrograms.Values.Select(m => m.Record).OrderBy(m => m.AppId, StringComparer.Ordinal)]);
    }

    /// <summary>Reads what another node, or a command of the tool, has changed; does nothing when nothing has.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (await store.VersionAsync(cancellationToken) != state.Version)
            await LoadAsync(cancellationToken);
    }

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
            var row = Row(superApp, FindSuperApp(superApp.AppKey));
            await store.PutAsync(row, cancellationToken);
            await LoadAsync(cancellationToken);

            // Another node may have made the keys first: what counts is what lies in the store.
            return new RegisteredSuperApp(row.AppKey, row.ClientKey, FindSuperApp(row.AppKey)!.ExchangePublicKeyPem());
        }, cancellationToken);
    }

    public Task PutTeamAsync(TeamRegistration team, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Check(team);
        return ChangeAsync(async () =>
        {
            if (FindSuperApp(team.SuperApp) is null)
                throw new ArgumentException($"Register the superapp '{team.SuperApp}' before its team '{team.Id}'.", nameof(team));
            if (state.Teams.TryGetValue(team.Id, out var known) && known.SuperApp != team.SuperApp)
                throw new ArgumentException($"The team '{team.Id}' belongs to the superapp '{known.SuperApp}' and cannot move.", nameof(team));
            await store.PutAsync(team, cancellationToken);
            await LoadAsync(cancellationToken);
            return team;
        }, cancellationToken);
    }

    public Task PutMiniProgramAsync(MiniProgramRegistration miniProgram, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Check(miniProgram);
        return ChangeAsync(async () =>
        {
            if (!state.Teams.TryGetValue(miniProgram.Team, out var team))
                throw new ArgumentException($"Register the team '{miniProgram.Team}' before its mini program '{miniProgram.AppId}'.", nameof(miniProgram));
            if (Find(miniProgram.AppId) is { } known && known.Record.SuperApp != team.SuperApp)
                throw new ArgumentException($"The mini program '{miniProgram.AppId}' belongs to the superapp '{known.Record.SuperApp}' and cannot move.", nameof(miniProgram));
            var stored = AppSecrets.Renew(
                Find(miniProgram.AppId), AppSecrets.Hash(miniProgram, team.SuperApp), miniProgram.AppSecret, time.GetUtcNow(), options.Value.PreviousAppSecretGrace);
            await store.PutAsync(stored, cancellationToken);
            await LoadAsync(cancellationToken);
            return stored;
        }, cancellationToken);
    }

    public void Dispose() => oneChange.Dispose();

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await oneChange.WaitAsync(cancellationToken);
        try
        {
            await RefreshAsync(cancellationToken);
            return await change();
        }
        finally
        {
            oneChange.Release();
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await store.LoadAsync(cancellationToken);
        var known = state.SuperApps;
        foreach (var row in rows.SuperApps.Where(row => row.TrustBareUids && known.GetValueOrDefault(row.AppKey) is not { TrustBareUids: true }))
            BareUidsTrusted(row.AppKey);
        var loaded = new State(
            rows.Version,
            rows.SuperApps.ToDictionary(row => row.AppKey, Open, StringComparer.Ordinal),
            rows.Teams.ToDictionary(team => team.Id, StringComparer.Ordinal),
            rows.MiniPrograms.ToDictionary(miniProgram => miniProgram.Record.AppId, StringComparer.Ordinal));

        // Two loads may run at once; the older one must not win.
        State seen;
        do
        {
            seen = Volatile.Read(ref state);
        }
        while (seen.Version < loaded.Version && Interlocked.CompareExchange(ref state, loaded, seen) != seen);
    }

    /// <summary>What to store of a superapp; a new one gets its keys here, a known one keeps them.</summary>
    private SuperAppRow Row(SuperAppRegistration superApp, SuperApp? known)
    {
        var appSecret = Encoding.UTF8.GetBytes(superApp.AppSecret);
        return new(
            superApp.AppKey,
            keys.Seal(appSecret, DataKeys.Purpose.SuperApp),
            keys.Seal(Encoding.UTF8.GetBytes(superApp.SecretKey), DataKeys.Purpose.SuperApp),
            superApp.ServiceDomain.AbsoluteUri,
            superApp.ClientKey ?? superApp.AppKey,
            keys.Seal(known?.ExchangeKey ?? NewExchangeKey(), DataKeys.Purpose.SuperApp),
            known?.IdentityKey ?? RandomNumberGenerator.GetBytes(32),
            superApp.TimestampCipher,
            superApp.DangerouslyTrustBareUids,
            MinimumLevel: (int?)superApp.MinimumApiLevel ?? 0,
            PreviousOf(known, appSecret));
    }

    private static byte[] NewExchangeKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKey();
    }

    private SealedPreviousSecret? PreviousOf(SuperApp? known, byte[] appSecret)
    {
        var grace = options.Value.PreviousAppSecretGrace;
        var kept = known is null ? null
            : CryptographicOperations.FixedTimeEquals(known.AppSecret, appSecret) ? known.PreviousAppSecret
            : grace > TimeSpan.Zero ? new PreviousAppSecret(known.AppSecret, time.GetUtcNow() + grace) : null;
        return kept is null ? null : new SealedPreviousSecret(keys.Seal(kept.Secret, DataKeys.Purpose.SuperApp), kept.Until);
    }

    private SuperApp Open(SuperAppRow row) => new()
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
        MinimumLevel = row.MinimumLevel,
        PreviousAppSecret = row.PreviousAppSecret is { } previous ? new PreviousAppSecret(keys.Open(previous.Secret, DataKeys.Purpose.SuperApp), previous.Until) : null,
    };

    internal sealed record State(
        long Version, Dictionary<string, SuperApp> SuperApps, Dictionary<string, TeamRegistration> Teams, Dictionary<string, StoredMiniProgram> MiniPrograms);

    [LoggerMessage(Level = LogLevel.Warning, Message = "INSECURE: superapp {AppKey} is registered with DangerouslyTrustBareUids. Anybody who knows its public app key can log in as any of its users.")]
    private partial void BareUidsTrusted(string appKey);
}
