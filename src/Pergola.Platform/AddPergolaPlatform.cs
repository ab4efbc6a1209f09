using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pergola.Platform;
using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Endpoints;
using Pergola.Platform.Endpoints.Operator;
using Pergola.Platform.Limits;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.SuperApps;
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
            .Validate(options => options.ClaimLease > options.SuperAppTimeout, "ClaimLease must be longer than SuperAppTimeout, or two requests could exchange one auth code.")
            .Validate(options => options.Limits.IsValid(), "Limits must be from 0 (off) to 60,000,000, LongestLock longer than zero and MostRemembered at least 16.")
            .Validate(options => options.Overload.IsValid(), "Overload: the numbers must not be negative, and LongestWait must be longer than zero.")
            .ValidateOnStart();
        services.AddHttpClient(SuperAppServer.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddHttpMessageHandler<SuperAppWaits>()
            .RemoveAllLoggers();

        // The documents put secrets and codes into query strings, and ASP.NET Core's request lines would log them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DataKeys>();
        AddSqlite(services);
        services.AddHostedService<RegistryRefresh>();
        services.AddHostedService<Housekeeping>();

        services.TryAddSingleton<PlatformRegistry>();
        services.TryAddSingleton<IPlatformRegistry>(provider => provider.GetRequiredService<PlatformRegistry>());
        services.TryAddSingleton<SessionKeys>();
        services.TryAddSingleton<UserSessions>();
        services.TryAddSingleton<SuperAppServer>();
        services.TryAddSingleton<SuperAppUsers>();
        services.TryAddSingleton<RequestUsers>();
        services.TryAddSingleton<LoginCodes>();
        services.TryAddSingleton<ContactCodes>();
        services.TryAddSingleton<SoterResults>();
        services.TryAddSingleton<AccessTokens>();
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
        services.TryAddSingleton<ISoterKeyStore, SqliteSoterKeyStore>();
        services.TryAddSingleton<IRegistryStore, SqliteRegistryStore>();
        services.TryAddSingleton<INonceStore, SqliteNonceStore>();
        services.TryAddSingleton<IAuditStore, SqliteAuditStore>();
        services.TryAddSingleton<IOperatorTokenStore, SqliteOperatorTokenStore>();
        services.TryAddSingleton<IUserRecords, SqliteUserRecords>();
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
        services.TryAddSingleton<CheckSessionKey>();
        services.TryAddSingleton<ContactExchange>();
        services.TryAddSingleton<GetUserPhoneNumber>();
        services.TryAddSingleton<GetUserEmail>();
        services.TryAddSingleton<VerifySoterSignature>();
    }
}
