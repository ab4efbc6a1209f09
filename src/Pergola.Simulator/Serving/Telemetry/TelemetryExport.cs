using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pergola.Simulator.Serving.Telemetry;

/// <summary>Sends traces and metrics from the first request to the last; registered first, so that it stops last.</summary>
internal sealed class TelemetryExport(OtlpTarget target) : IHostedService, IDisposable
{
    private const string ServiceName = "pergola-platform";

    private static readonly string[] Sources = ["Pergola.Platform", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    private static readonly string[] Meters =
        ["Pergola.Platform", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .AddProcessor(new QueryRemover())
            .AddOtlpExporter(options => target.Apply(options, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter(options => target.Apply(options, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // A collector that is away must not hold the process.
        const int patience = 3000;
        return Task.Run(
            () =>
            {
                traces?.Shutdown(patience);
                metrics?.Shutdown(patience);
            },
            CancellationToken.None);
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come after, so that they win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0])
        .AddEnvironmentVariableDetector();
}
