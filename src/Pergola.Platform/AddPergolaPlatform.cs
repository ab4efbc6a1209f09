using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform;
using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Endpoints;
using Pergola.Platform.Endpoints.Operator;
using Pergola.Platform.Keys;
using Pergola.Platform.Limits;
using Pergola.Platform.Messages;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Tokens;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the platform.</summary>
public static class PergolaPlatformServices
{
    /// <summary>
    /// Adds the platform on its SQLite file. Register superapps and mini programs through <see cref="IPlatformRegistry"/>, and map the
    /// endpoints with <c>MapPergolaPlatform</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns>A builder, for another database than SQLite.</returns>
    public static PergolaPlatformBuilder AddPergolaPlatform(this IServiceCollection services, Action<PergolaPlatformOptions>? configure = null)
    {
        services.AddOptions<PergolaPlatformOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.CodeLifetime > TimeSpan.Zero && options.SessionLifetime > TimeSpan.Zero && options.AccessTokenLifetime > TimeSpan.Zero, "Lifetimes must be longer than zero.")
            .Validate(options => options.HomeCountryCode is { Length: >= 1 and <= 3 } home && home.All(char.IsAsciiDigit), "HomeCountryCode must be one to three digits, such as 86.")
            .Validate(options => options.Limits.IsValid(), "Limits must be from 0 (off) to 60,000,000, LongestLock longer than zero and MostRemembered at least 16.")
            .Validate(options => options.Overload.IsValid(), "Overload: the numbers must not be negative, and LongestWait must be longer than zero.")
            .Validate(options => options.SuperAppTimeout > TimeSpan.Zero && options.SuperAppTotalTimeout >= options.SuperAppTimeout, "SuperAppTotalTimeout must be at least as long as SuperAppTimeout, and that longer than zero.")
            .Validate(options => options.ClaimLease > options.SuperAppTotalTimeout, "ClaimLease must be longer than SuperAppTotalTimeout, or two requests could exchange one auth code.")
            .Validate(options => options.SuperAppRetries is >= 0 and <= 10 && options.SuperAppRetryDelay > TimeSpan.Zero, "SuperAppRetries must be 0 to 10, and SuperAppRetryDelay longer than zero.")
            .Validate(options => options.SuperAppBreakRatio is > 0 and <= 1 && options.SuperAppBreakCalls >= 2, "SuperAppBreakRatio must be above 0 and at most 1, and SuperAppBreakCalls at least 2.")
            .Validate(options => options.SuperAppBreakWindow >= TimeSpan.FromSeconds(0.5) && options.SuperAppBreakTime >= TimeSpan.FromSeconds(0.5), "SuperAppBreakWindow and SuperAppBreakTime must be at least half a second.")
            .Validate(options => options.StableTokenOverlap > TimeSpan.Zero && options.StableTokenOverlap < options.AccessTokenLifetime, "StableTokenOverlap must be longer than zero and shorter than AccessTokenLifetime.")
            .Validate(options => options.StableTokenForcedPerDay >= 0 && options.StableTokenForceInterval >= TimeSpan.Zero, "StableTokenForcedPerDay and StableTokenForceInterval must not be negative.")
            .Validate(options => options.KeyRingKeys.All(key => WrappingKey.Parse(key) is not null), "Each of KeyRingKeys must be 32 bytes in base64. Make one with: openssl rand -base64 32")
            .Validate(options => options.DataKeyLifetime >= TimeSpan.FromDays(7), "DataKeyLifetime must be at least seven days.")
            .Validate(options => options.PreviousAppSecretGrace >= TimeSpan.Zero, "PreviousAppSecretGrace must not be negative; zero ends a replaced secret at once.")
            .ValidateOnStart();
        services.AddHttpClient(SuperAppServer.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddHttpMessageHandler<SuperAppWaits>()
            .RemoveAllLoggers();

        services.AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoggerFilterOptions>, QuietCategories>());
        services.AddMetrics();
        services.TryAddSingleton<PlatformTelemetry>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WrappingKeySource>();
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<DataKeys>();
        AddSqlite(services);
        services.AddHostedService<KeyRingStart>();
        services.AddHostedService<RegistryRefresh>();
        services.AddHostedService<Housekeeping>();

        services.TryAddSingleton<PlatformRegistry>();
        services.TryAddSingleton<IPlatformRegistry>(provider => provider.GetRequiredService<PlatformRegistry>());
        services.TryAddSingleton<SessionKeys>();
        services.TryAddSingleton<UserSessions>();
        services.TryAddSingleton<SuperAppPipelines>();
        services.TryAddSingleton<SuperAppServer>();
        services.TryAddSingleton<SuperAppUsers>();
        services.TryAddSingleton<SuperAppMessages>();
        services.TryAddSingleton<RequestUsers>();
        services.TryAddSingleton<LoginCodes>();
        services.TryAddSingleton<ContactCodes>();
        services.TryAddSingleton<SoterResults>();
        services.TryAddSingleton<AccessTokens>();
        services.TryAddSingleton<StableTokens>();
        services.TryAddSingleton<SubscribeMessages>();
        services.TryAddSingleton<NonceWindow>();
        AddLimits(services);
        services.TryAddSingleton<Tickets>();
        services.TryAddSingleton<LevelFloor>();
        services.TryAddSingleton<Callers>();
        AddOperators(services);
        AddEndpoints(services);
        return new PergolaPlatformBuilder(services);
    }

    private static void AddSqlite(IServiceCollection services)
    {
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.TryAddSingleton<ICodeStore, SqliteCodeStore>();
        services.TryAddSingleton<ISessionStore, SqliteSessionStore>();
        services.TryAddSingleton<IAccessTokenStore, SqliteAccessTokenStore>();
        services.TryAddSingleton<IStableTokenStore, SqliteStableTokenStore>();
        services.TryAddSingleton<ISoterKeyStore, SqliteSoterKeyStore>();
        services.TryAddSingleton<IRegistryStore, SqliteRegistryStore>();
        services.TryAddSingleton<INonceStore, SqliteNonceStore>();
        services.TryAddSingleton<IAuditStore, SqliteAuditStore>();
        services.TryAddSingleton<IOperatorTokenStore, SqliteOperatorTokenStore>();
        services.TryAddSingleton<IUserRecords, SqliteUserRecords>();
        services.TryAddSingleton<IKeyRingStore, SqliteKeyRingStore>();
    }

    private static void AddOperators(IServiceCollection services)
    {
        services.TryAddSingleton<OperatorTokens>();
        services.TryAddSingleton<SuperAppOperations>();
        services.TryAddSingleton<TeamOperations>();
        services.TryAddSingleton<MiniProgramOperations>();
        services.TryAddSingleton<VersionOperations>();
        services.TryAddSingleton<TemplateOperations>();
        services.TryAddSingleton<UserOperations>();
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<PlatformOperations>();
        services.TryAddSingleton<FailedTokens>();
        services.AddOpenApi(OperatorDocument.Name, OperatorDocument.Configure);
    }

    private static void AddLimits(IServiceCollection services)
    {
        services.TryAddSingleton<RateLimits>();
        services.TryAddSingleton<AddressLocks>();
        services.TryAddSingleton<Admission>();
        services.TryAddSingleton<RequestGate>();
        services.TryAddSingleton<LimitLog>();
        services.TryAddSingleton<SuperAppWaits.Counts>();
        services.TryAddTransient<SuperAppWaits>();
    }

    private static void AddEndpoints(IServiceCollection services)
    {
        services.TryAddSingleton<Refusals>();
        services.TryAddSingleton<SdkCall>();
        services.TryAddSingleton<SdkLogin>();
        services.TryAddSingleton<SdkCheckSession>();
        services.TryAddSingleton<SdkLogout>();
        services.TryAddSingleton<SdkPreviewContact>();
        services.TryAddSingleton<SdkIssueContactCode>();
        services.TryAddSingleton<SdkUserValue>();
        services.TryAddSingleton<SdkGetAvatar>();
        services.TryAddSingleton<SdkGetNickName>();
        services.TryAddSingleton<SdkSealUserInfo>();
        services.TryAddSingleton<SdkRegisterSoterKey>();
        services.TryAddSingleton<MiniProgramBackends>();
        services.TryAddSingleton<JsCode2Session>();
        services.TryAddSingleton<GetAccessToken>();
        services.TryAddSingleton<GetStableAccessToken>();
        services.TryAddSingleton<SignedUserQuery>();
        services.TryAddSingleton<CheckSessionKey>();
        services.TryAddSingleton<ResetUserSessionKey>();
        services.TryAddSingleton<ContactExchange>();
        services.TryAddSingleton<GetUserPhoneNumber>();
        services.TryAddSingleton<GetUserEmail>();
        services.TryAddSingleton<VerifySoterSignature>();
        services.TryAddSingleton<GetMessageTemplates>();
        services.TryAddSingleton<SendSubscribeMessage>();
    }
}
