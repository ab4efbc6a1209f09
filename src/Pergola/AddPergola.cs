using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Brings the SDK into a superapp.</summary>
public static class PergolaServiceCollectionExtensions
{
    /// <summary>Adds the SDK. Calling it again only adds to the options.</summary>
    /// <param name="services">The superapp's services.</param>
    /// <param name="configure">Sets the options; they are checked when the superapp starts.</param>
    /// <returns>Where the proxy and the platform are set.</returns>
    public static PergolaBuilder AddPergola(this IServiceCollection services, Action<PergolaOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        var options = services.AddOptions<PergolaOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PergolaOptions>, PergolaOptionsValidator>());
        services.TryAddSingleton(static s => s.GetRequiredService<IOptions<PergolaOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);

        services.TryAddSingleton<MiniOpenApiProxy, NoOpenApiProxy>();
        services.TryAddSingleton(ProxyCoverage.Of(typeof(NoOpenApiProxy)));
        services.TryAddSingleton<MiniAppProxy>();

        services.TryAddSingleton<ConsentStore>();
        services.TryAddSingleton(static s => new ConsentDesk(s.GetService<IConsentPrompt>(), s.GetRequiredService<MiniAppProxy>(), s.GetRequiredService<ILogger<ConsentDesk>>()));
        services.TryAddSingleton<GestureLedger>();
        services.TryAddSingleton<CallJournal>();
        services.TryAddSingleton(static s => new PlatformCredential(s.GetRequiredService<MiniOpenApiProxy>(), s.GetRequiredService<MiniAppProxy>(), s.GetService<RequestSigner>()));
        services.TryAddSingleton(static s => s.GetRequiredService<PergolaOptions>().Catalog);
        services.TryAddSingleton(Dispatcher);
        services.AddMiniAppHost();
        return new PergolaBuilder(services);
    }

    private static OpenApiDispatcher Dispatcher(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<OpenApiDispatcher>>();
        services.GetRequiredService<ProxyCoverage>().Report(services.GetRequiredService<PergolaOptions>().Catalog, logger);
        return new(
            services.GetRequiredService<PergolaOptions>(),
            services.GetRequiredService<MiniOpenApiProxy>(),
            services.GetRequiredService<MiniAppProxy>(),
            services.GetService<IPlatformClient>(),
            services.GetRequiredService<PlatformCredential>(),
            services.GetRequiredService<ConsentDesk>(),
            services.GetRequiredService<GestureLedger>(),
            services.GetRequiredService<CallJournal>(),
            services.GetRequiredService<TimeProvider>(),
            logger);
    }
}
