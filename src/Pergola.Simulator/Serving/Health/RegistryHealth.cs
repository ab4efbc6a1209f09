using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pergola.Platform.Registry;

namespace Pergola.Simulator.Serving.Health;

/// <summary>Whether the registry has been read, and the process is not about to stop.</summary>
internal sealed class RegistryHealth(PlatformRegistry registry, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !registry.IsLoaded ? HealthCheckResult.Unhealthy("the registry has not been read")
        : lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("the process stops")
        : HealthCheckResult.Healthy());
}
