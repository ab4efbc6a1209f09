using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.AspNetCore;
using Pergola.Runtime.View;

namespace Pergola;

/// <summary>Shows mini programs in a browser: <c>AddPergolaAspNetCore()</c> and <c>MapPergola()</c>.</summary>
public static class PergolaAspNetCoreExtensions
{
    private static readonly string[] Read = ["GET", "HEAD"];

    /// <summary>Adds what <see cref="MapPergola"/> needs.</summary>
    public static IServiceCollection AddPergolaAspNetCore(this IServiceCollection services)
    {
        services.TryAddSingleton<ViewConnections>();
        return services;
    }

    /// <summary>
    /// Serves the shell (<c>shell.js</c>, <c>shell.css</c>), and for each running instance its <c>frame</c>, <c>resource</c> and <c>socket</c>.
    /// A page shows an instance with <c>Pergola.mount(element, { url: "/pergola/INSTANCE" })</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The path that everything lies under, such as <c>/pergola</c>.</param>
    /// <param name="configure">Sets who may reach it; by default only pages of the same origin on a loopback name.</param>
    /// <exception cref="InvalidOperationException"><see cref="AddPergolaAspNetCore"/> was not called, no <see cref="IViewSessions"/> is registered, or an origin is malformed.</exception>
    public static IEndpointConventionBuilder MapPergola(this IEndpointRouteBuilder endpoints, string prefix = "/pergola", Action<PergolaEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        prefix = '/' + prefix.Trim('/');
        var options = new PergolaEndpointOptions();
        configure?.Invoke(options);
        var services = endpoints.ServiceProvider;
        var view = new ViewEndpoints(prefix, options, services.GetRequiredService<IViewSessions>(), services.GetRequiredService<ViewConnections>());

        var group = endpoints.MapGroup(prefix);
        group.MapMethods("/shell.js", Read, view.Guard(view.Files.ShellScript.Answer));
        group.MapMethods("/shell.css", Read, view.Guard(view.Files.ShellSheet.Answer));
        group.MapMethods("/regions.js", Read, view.Guard(view.Files.Regions.Answer));
        group.MapMethods("/{instance}/frame", Read, view.Guard(view.Frame));
        group.MapMethods("/{instance}/resource", Read, view.Guard(view.ResourceAsync));
        // The WebSocket middleware is part of this one endpoint, so that no application can forget it.
        group.Map("/{instance}/socket", endpoints.CreateApplicationBuilder().UseWebSockets().Use((RequestDelegate _) => view.SocketAsync).Build());
        return group;
    }
}
