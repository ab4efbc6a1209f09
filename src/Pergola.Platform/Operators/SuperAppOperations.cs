using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Superapps, as operators see and change them.</summary>
internal sealed class SuperAppOperations(PlatformRegistry registry, TimeProvider time)
{
    public async Task<SuperAppList> ListAsync(CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        var state = registry.Now;
        return new([.. state.SuperApps.Values.OrderBy(s => s.AppKey, StringComparer.Ordinal).Select(s => Details(state, s))]);
    }

    /// <exception cref="OperationRefusedException">There is none with this app key.</exception>
    public async Task<SuperAppDetails> ShowAsync(string appKey, CancellationToken cancellationToken)
    {
        await registry.RefreshAsync(cancellationToken);
        var state = registry.Now;
        return Details(state, Require(state, appKey));
    }

    /// <summary>Adds a superapp; the answer holds its secrets, this once.</summary>
    /// <exception cref="OperationRefusedException">A field is wrong, or the app key is taken.</exception>
    public async Task<IssuedSuperApp> AddAsync(NewSuperApp wish, OperatorActor actor, CancellationToken cancellationToken)
    {
        var registration = new SuperAppRegistration
        {
            AppKey = wish.AppKey ?? NewSecrets.AppKey(),
            AppSecret = wish.AppSecret ?? NewSecrets.SuperAppSecret(),
            SecretKey = wish.SecretKey ?? NewSecrets.SecretKey(),
            ServiceDomain = Domain(wish.ServiceDomain),
            ClientKey = wish.ClientKey,
            TimestampCipher = (TimestampCipher)wish.TimestampCipher,
            DangerouslyTrustBareUids = wish.DangerouslyTrustBareUids,
            MinimumApiLevel = Level(wish.MinimumApiLevel),
        };
        OperationRefusedException.ThrowIfAny(RegistrationRules.Problems(registration));

        var row = registry.RowOf(registration, known: null);
        await registry.DecideAsync(
            state => state.SuperApps.ContainsKey(row.AppKey)
                ? throw OperationRefusedException.Conflict($"There is already a superapp '{row.AppKey}'. Change that one, or choose another app key.")
                : new RegistryDecision<string>(row.AppKey, new(actor.Did("superapp added", time.GetUtcNow(), Settings(row), row.AppKey), SuperApp: row)),
            cancellationToken);
        return new() { SuperApp = await ShowAsync(row.AppKey, cancellationToken), AppSecret = registration.AppSecret, SecretKey = registration.SecretKey };
    }

    /// <summary>Changes the settings that are named; the others, and the secrets, stay.</summary>
    /// <remarks><c>revision</c>: the one that the operator saw, or null to change whatever is there.</remarks>
    /// <exception cref="OperationRefusedException">A field is wrong, there is no such superapp, or somebody was faster.</exception>
    public async Task<SuperAppDetails> ChangeAsync(string appKey, SuperAppChange change, OperatorActor actor, string? revision, CancellationToken cancellationToken)
    {
        var domain = change.ServiceDomain is null ? null : Domain(change.ServiceDomain);
        await registry.DecideAsync(
            state =>
            {
                var known = Require(state, appKey);
                Revision.Require(revision, Details(state, known).Revision, $"the superapp '{appKey}'");
                var old = PlatformRegistry.RegistrationOf(known);
                var registration = old with
                {
                    ServiceDomain = domain ?? old.ServiceDomain,
                    ClientKey = change.ClientKey ?? old.ClientKey,
                    TimestampCipher = (TimestampCipher?)change.TimestampCipher ?? old.TimestampCipher,
                    DangerouslyTrustBareUids = change.DangerouslyTrustBareUids ?? old.DangerouslyTrustBareUids,
                    MinimumApiLevel = change.MinimumApiLevel is { } level ? Level(level) : old.MinimumApiLevel,
                };
                OperationRefusedException.ThrowIfAny(RegistrationRules.Problems(registration));
                var row = registry.RowOf(registration, known);
                return new RegistryDecision<bool>(true, new(actor.Did("superapp changed", time.GetUtcNow(), Settings(row), appKey), SuperApp: row));
            },
            cancellationToken);
        return await ShowAsync(appKey, cancellationToken);
    }

    /// <summary>Makes secrets anew; the old AppSecret stays good for a while, the old SecretKey is worthless at once, and the answer holds the new ones, this once.</summary>
    /// <exception cref="OperationRefusedException">No secret is named, or there is no such superapp.</exception>
    public async Task<IssuedSuperApp> RotateAsync(string appKey, SuperAppSecretChange which, OperatorActor actor, CancellationToken cancellationToken)
    {
        if (!which.AppSecret && !which.SecretKey)
            throw OperationRefusedException.Invalid(new FieldProblem("appSecret", "Say which secret to make anew: appSecret, secretKey, or both."));
        var (appSecret, secretKey) = (which.AppSecret ? NewSecrets.SuperAppSecret() : null, which.SecretKey ? NewSecrets.SecretKey() : null);
        string[] names = [.. new[] { which.AppSecret ? "app secret" : null, which.SecretKey ? "SecretKey" : null }.OfType<string>()];
        await registry.DecideAsync(
            state =>
            {
                var known = Require(state, appKey);
                var old = PlatformRegistry.RegistrationOf(known);
                var row = registry.RowOf(old with { AppSecret = appSecret ?? old.AppSecret, SecretKey = secretKey ?? old.SecretKey }, known);
                return new RegistryDecision<bool>(true, new(actor.Did("superapp secret rotated", time.GetUtcNow(), string.Join(", ", names), appKey), SuperApp: row));
            },
            cancellationToken);
        return new() { SuperApp = await ShowAsync(appKey, cancellationToken), AppSecret = appSecret, SecretKey = secretKey };
    }

    public static SuperApp Require(PlatformRegistry.State state, string appKey) =>
        state.SuperApps.GetValueOrDefault(appKey) ?? throw OperationRefusedException.NotFound($"There is no superapp '{appKey}'. List the superapps to see which there are.");

    private static SuperAppDetails Details(PlatformRegistry.State state, SuperApp superApp)
    {
        var details = new SuperAppDetails
        {
            AppKey = superApp.AppKey,
            ServiceDomain = superApp.ServiceDomain.AbsoluteUri,
            ClientKey = superApp.ClientKey,
            TimestampCipher = (TimestampCipherName)superApp.TimestampCipher,
            MinimumApiLevel = superApp.MinimumLevel,
            DangerouslyTrustBareUids = superApp.TrustBareUids,
            ExchangePublicKey = superApp.ExchangePublicKeyPem(),
        };
        return details with
        {
            MiniPrograms = state.MiniPrograms.Values.Count(m => m.Record.SuperApp == superApp.AppKey),
            Revision = Revision.Of(details, OperatorJson.Default.SuperAppDetails),
        };
    }

    private static string Settings(SuperAppRow row) =>
        $"service domain {row.ServiceDomain}, client key {row.ClientKey}, cipher {row.TimestampCipher}, minimum API level {row.MinimumLevel}"
        + (row.TrustBareUids ? ", TRUSTS BARE UIDS" : "");

    /// <summary>As operators write it: 0 is any.</summary>
    private static ApiLevel? Level(int level) => level is >= 0 and <= 3
        ? level == 0 ? null : (ApiLevel)level
        : throw OperationRefusedException.Invalid(new FieldProblem("minimumApiLevel", $"The minimum API level must be 0 (any), 1, 2 or 3; it is {level}."));

    private static Uri Domain(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : throw OperationRefusedException.Invalid(new FieldProblem(
                "serviceDomain", $"The service domain must be the superapp server's base URL, such as https://superapp.example.com; it is '{text}'."));
}
