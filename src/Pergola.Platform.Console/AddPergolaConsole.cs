using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.Platform.Console.Access;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the operator's console.</summary>
public static class PergolaConsoleServices
{
    /// <summary>
    /// Adds the operator's console; call it after <c>AddPergolaPlatform</c>, and map it with <c>MapPergolaConsole</c>. Cookies and forms of the application are then
    /// protected with the platform's key ring, so that every node of a platform can read them.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPergolaConsole(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddDataProtection();
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, ConsoleProtection>());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "pergola-console-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication().AddCookie(ConsoleSession.Scheme, ConsoleSession.Configure);
        services.AddScoped<ConsoleRequest>();
        services.TryAddSingleton<ConsoleSession>();
        return services;
    }
}
