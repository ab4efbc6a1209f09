using OpenTelemetry.Exporter;

namespace Pergola.Simulator.Serving.Telemetry;

/// <summary>Where traces and metrics are sent.</summary>
/// <param name="Address">The collector's base address; null when the standard variables say it.</param>
internal sealed record OtlpTarget(Uri? Address)
{
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] EndpointVariables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>The target of the command line, else that of the standard variables; null when nothing is to be sent.</summary>
    public static OtlpTarget? Find(Uri? address, Func<string, string?> variable) =>
        address is not null || EndpointVariables.Any(v => !string.IsNullOrWhiteSpace(variable(v))) ? new OtlpTarget(address) : null;

    /// <summary>Sets the exporter of one signal; what is not set here the exporter reads from the standard variables.</summary>
    /// <param name="options">The exporter's options.</param>
    /// <param name="path">The signal's path over HTTP, such as <c>v1/traces</c>.</param>
    public void Apply(OtlpExporterOptions options, string path)
    {
        if (Address is null)
            return;

        // 4318 is the port of HTTP, which passes every proxy; gRPC only when it is asked for.
        if (Environment.GetEnvironmentVariable(ProtocolVariable) is not "grpc")
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri($"{Address.AbsoluteUri.TrimEnd('/')}/{path}") : Address;
    }
}
