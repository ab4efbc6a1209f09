using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform;
using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Operators;
using Pergola.Platform.Postgres;
using Pergola.Platform.Postgres.Codes;
using Pergola.Platform.Postgres.Sessions;
using Pergola.Platform.Postgres.Stores;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Tokens;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the platform on PostgreSQL.</summary>
public static class PostgresPlatform
{
    private const string DriverCategory = "Npgsql";

    /// <summary>
    /// Keeps everything in a PostgreSQL database (15 or later) that any number of nodes may share. The tables are made, and brought up to date, when
    /// the first node starts. With several hosts in the connection string the one that takes writes is used.
    /// </summary>
    /// <param name="platform">What <c>AddPergolaPlatform</c> gave.</param>
    /// <param name="connectionString">Npgsql's connection string, such as <c>Host=db1,db2;Database=pergola;Username=pergola</c>.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns><paramref name="platform"/>.</returns>
    /// <exception cref="ArgumentException">The text is no connection string, or names no host or database.</exception>
    public static PergolaPlatformBuilder UsePostgres(this PergolaPlatformBuilder platform, string connectionString, Action<PostgresOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var prepared = ConnectionText.Prepare(connectionString);
        var services = platform.Services;
        services.AddOptions<PostgresOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.RetryFor >= TimeSpan.Zero, "RetryFor must not be negative.")
            .Validate(options => options.Writers is >= 1 and <= 64, "Writers must be 1 to 64.")
            .Validate(options => options.LargestBatch is >= 1 and <= 1024, "LargestBatch must be 1 to 1024.")
            .ValidateOnStart();
        services.RemoveAll<PostgresDatabase>();
        services.AddSingleton(provider => new PostgresDatabase(prepared, provider.GetRequiredService<IOptions<PostgresOptions>>().Value, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<PlatformTelemetry>(), provider.GetRequiredService<ILoggerFactory>()));

        // The driver tells of each statement that it ran; whoever wants that says so in the logging configuration, which comes after this rule.
        services.Configure<LoggerFilterOptions>(filters => filters.Rules.Insert(0, new LoggerFilterRule(null, DriverCategory, LogLevel.Warning, null)));
        services.RemoveAll<IDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
        Replace<ICodeStore, PostgresCodeStore>(services);
        Replace<ISessionStore, PostgresSessionStore>(services);
        Replace<IAccessTokenStore, PostgresAccessTokenStore>(services);
        Replace<IStableTokenStore, PostgresStableTokenStore>(services);
        Replace<ISoterKeyStore, PostgresSoterKeyStore>(services);
        Replace<IRegistryStore, PostgresRegistryStore>(services);
        Replace<INonceStore, PostgresNonceStore>(services);
        Replace<IAuditStore, PostgresAuditStore>(services);
        Replace<IOperatorTokenStore, PostgresOperatorTokenStore>(services);
        Replace<IKeyRingStore, PostgresKeyRingStore>(services);
        Replace<IDataKeyStore, PostgresDataKeyStore>(services);
        Replace<IUserRecords, PostgresUserRecords>(services);

        // Before every other service: the registry is read from tables that must be there.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, PostgresStart>());
        return platform;
    }

    private static void Replace<TStore, TImplementation>(IServiceCollection services)
        where TStore : class
        where TImplementation : class, TStore
    {
        services.RemoveAll<TStore>();
        services.AddSingleton<TStore, TImplementation>();
    }
}
