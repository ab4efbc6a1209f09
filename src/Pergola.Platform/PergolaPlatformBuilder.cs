using Microsoft.Extensions.DependencyInjection;

namespace Pergola.Platform;

/// <summary>What <c>AddPergolaPlatform</c> gives, to choose another database: <c>UsePostgres</c> of <c>Pergola.Platform.Postgres</c>.</summary>
/// <param name="services">The services.</param>
public sealed class PergolaPlatformBuilder(IServiceCollection services)
{
    /// <summary>The services that the platform was added to.</summary>
    public IServiceCollection Services => services;
}
