using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.JavaScriptCore;
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
}
