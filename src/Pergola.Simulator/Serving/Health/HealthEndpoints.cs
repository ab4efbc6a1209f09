using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pergola.Simulator.Serving.Health;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: requests may be sent to it. Anybody may ask, so the answers name the checks and no more.</summary>
internal static class HealthEndpoints
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DatabaseHealth>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<KeyRingHealth>("keys")
            .AddCheck<RegistryHealth>("registry");
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var checks = string.Join(',', report.Entries.Select(static e => $"\"{e.Key}\":\"{Word(e.Value.Status)}\""));
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($"{{\"status\":\"{Word(report.Status)}\",\"checks\":{{{checks}}}}}", http.RequestAborted);
    }

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "failed";
}
