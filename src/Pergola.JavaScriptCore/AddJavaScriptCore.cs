using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pergola.JavaScriptCore;
using Pergola.JavaScriptCore.Isolation;
using Pergola.Runtime.Scripting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers JavaScriptCore as the script engine.</summary>
public static class JavaScriptCoreServiceCollectionExtensions
{
    /// <summary>Adds <see cref="JavaScriptCoreEngineFactory"/> as the <see cref="IScriptEngineFactory"/>, unless there is one already.</summary>
    public static IServiceCollection AddJavaScriptCore(this IServiceCollection services)
    {
        services.TryAddSingleton<IScriptEngineFactory, JavaScriptCoreEngineFactory>();
        return services;
    }

    /// <summary>
    /// Adds JavaScriptCore as the script engine, with each mini program in a child process (Linux only). The host's <c>Main</c> must
    /// call <see cref="MiniAppProcess.RunIfChild"/> first. Does nothing when there is a script engine already.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options.</param>
    public static IServiceCollection AddIsolatedJavaScriptCore(this IServiceCollection services, Action<IsolationOptions>? configure = null)
    {
        services.TryAddSingleton<IScriptEngineFactory>(provider =>
        {
            var options = new IsolationOptions();
            configure?.Invoke(options);
            return new IsolatedEngineFactory(options, provider.GetService<ILogger<IsolatedEngineFactory>>());
        });
        return services;
    }
}
