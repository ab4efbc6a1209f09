using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.JavaScriptCore;
using Pergola.Runtime.Scripting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the script engine.</summary>
public static class JavaScriptCoreServiceCollectionExtensions
{
    /// <summary>Runs mini programs on JavaScriptCore.</summary>
    public static IServiceCollection AddJavaScriptCore(this IServiceCollection services)
    {
        services.TryAddSingleton<IScriptEngineFactory, JavaScriptCoreEngineFactory>();
        return services;
    }
}
