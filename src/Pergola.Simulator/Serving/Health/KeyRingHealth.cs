using System.Security.Cryptography;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pergola.Platform.Storage;

namespace Pergola.Simulator.Serving.Health;

/// <summary>Whether what is sealed can be opened.</summary>
internal sealed class KeyRingHealth(DataKeys keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var probe = RandomNumberGenerator.GetBytes(16);
            var opened = keys.Open(keys.Seal(probe, DataKeys.Purpose.SessionKey), DataKeys.Purpose.SessionKey);
            return Task.FromResult(opened.AsSpan().SequenceEqual(probe) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the key ring gives back something else"));
        }
        catch (Exception fault) when (fault is CryptographicException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("the key ring cannot be opened", fault));
        }
    }
}
