using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pergola.Platform;
using Pergola.Simulator.Serving.Health;
using Pergola.Simulator.Serving.Telemetry;

namespace Pergola.Simulator.Serving;

/// <summary>What the platform's process is made of. No script engine and no sample is among it.</summary>
internal static class PlatformHost
{
    /// <summary>Puts it together; nothing is opened yet.</summary>
    /// <exception cref="StartRefusedException">An option is wrong.</exception>
    public static WebApplication Build(ServeSettings settings)
    {
        // The framework's own spans say method, route and status only when they are asked to.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PlatformHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.EnvironmentName,
        });
        ServeConfiguration.Load(builder.Configuration, settings);
        PlatformLogging.Add(builder.Logging, settings.Log);
        AddServer(builder, settings);
        AddServices(builder, settings);

        return builder.Build();
    }

    private static void AddServer(WebApplicationBuilder builder, ServeSettings settings)
    {
        var kestrel = builder.Configuration.GetSection("Kestrel");
        var endpoints = kestrel.GetSection("Endpoints").GetChildren().Any();
        if (endpoints && settings.Urls.Count > 0)
            throw new StartRefusedException(ExitCodes.Options, "The configuration has Kestrel:Endpoints, so leave out --urls and --port.");
        if (!endpoints)
            builder.WebHost.UseUrls(settings.Urls is [] ? [ServeSettings.DefaultUrl] : [.. settings.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            ServerLimits.Apply(options);
            options.Configure(kestrel);
        });
        builder.Services.Configure<KestrelServerOptions>(kestrel);

        // The tool hears the signals; a lifetime of the host's own would hear them too.
        builder.Services.AddSingleton<IHostLifetime, ToolLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.StopTimeout);
    }

    private static void AddServices(WebApplicationBuilder builder, ServeSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings.Time);
        if (OtlpTarget.Find(settings.Otlp, Environment.GetEnvironmentVariable) is { } target)
        {
            services.AddSingleton(target);
            services.AddSingleton<TelemetryExport>();
            services.AddHostedService(static provider => provider.GetRequiredService<TelemetryExport>());
        }

        // Bound here once, so that a mistake is found before anything starts.
        ServeConfiguration.Bind(builder.Configuration, settings, new PergolaPlatformOptions());
        var platform = services.AddPergolaPlatform(options => ServeConfiguration.Bind(builder.Configuration, settings, options));
        if (ServeConfiguration.Postgres(builder.Configuration, settings) is { } connection)
            UsePostgres(platform, connection);
        if (settings.WithConsole)
            services.AddPergolaConsole();
        HealthEndpoints.AddServices(services);
        if (settings.TrustedProxies is { } proxies)
            services.Configure<ForwardedHeadersOptions>(options => ProxyTrust.Configure(options, proxies));
    }

    private static void UsePostgres(PergolaPlatformBuilder platform, string connection)
    {
        try
        {
            platform.UsePostgres(connection);
        }
        catch (ArgumentException fault)
        {
            // The name of a parameter tells an operator nothing.
            throw new StartRefusedException(ExitCodes.Options, fault.Message.Split(" (Parameter", 2)[0], fault);
        }
    }

    /// <summary>Maps what it serves; some of it is made here, so the checks come before.</summary>
    public static void Map(WebApplication app, ServeSettings settings)
    {
        if (settings.TrustedProxies is not null)
            app.UseForwardedHeaders();
        HealthEndpoints.Map(app);
        app.MapPergolaPlatform();
        app.MapPergolaOperatorApi();
        if (settings.WithConsole)
            app.MapPergolaConsole();
    }

    private sealed class ToolLifetime : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
