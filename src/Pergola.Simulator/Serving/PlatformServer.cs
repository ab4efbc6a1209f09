using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Pergola.Platform;
using Pergola.Platform.Storage;

namespace Pergola.Simulator.Serving;

/// <summary>The running platform.</summary>
internal sealed partial class PlatformServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServeSettings _settings;

    private PlatformServer(WebApplication app, ServeSettings settings) => (_app, _settings) = (app, settings);

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(a => new Uri(a.Replace("[::]", "localhost", StringComparison.Ordinal)))];

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What is on, for a person.</summary>
    public string Announcement => $"""

          Platform   {string.Join("  ", Addresses)}
          Console    {(_settings.WithConsole ? $"{Addresses[0]}console" : "off")}
          Database   {Engine}
          Telemetry  {(IsTelemetryOn ? "OTLP" : "off")}
          Health     /healthz  /readyz

          Ctrl-C or SIGTERM stops, after the requests in flight.

        """;

    private string Engine => _app.Services.GetRequiredService<IDatabase>().Engine;

    private bool IsTelemetryOn => _app.Services.GetService<Telemetry.TelemetryExport>() is not null;

    /// <summary>Checks everything that it needs, then listens.</summary>
    /// <exception cref="StartRefusedException">Something is missing or wrong; the message says what to do.</exception>
    public static async Task<PlatformServer> StartAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        var app = PlatformHost.Build(settings);
        try
        {
            await StartChecks.RunAsync(app.Services, cancellationToken);
            PlatformHost.Map(app, settings);
            await ListenAsync(app, cancellationToken);
            var server = new PlatformServer(app, settings);
            server.LogStart();
            return server;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it is told to stop, or stops by itself.</summary>
    /// <returns>Whether it stopped by itself: a part of it failed, and the log says which.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var stopping = _app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (either.Token.UnsafeRegister(static end => ((TaskCompletionSource)end!).SetResult(), end))
            await end.Task;
        return !cancellationToken.IsCancellationRequested;
    }

    /// <summary>Takes no new requests, and finishes those in flight, for a bounded time.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(_settings.StopTimeout, _app.Services.GetRequiredService<TimeProvider>());
        try
        {
            await _app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // What still runs ends with the process; codes and sessions are whole at every moment.
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task ListenAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartRefusedException(ExitCodes.Listen, $"{fault.Message.TrimEnd('.')}. Choose another port with --port or --urls.", fault);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StartRefusedException))
        {
            throw new StartRefusedException(ExitCodes.Listen, $"It cannot listen: {fault.Message}", fault);
        }
    }

    private void LogStart()
    {
        var addresses = string.Join(' ', Addresses);
        var engine = Engine;
        var log = _app.Services.GetRequiredService<ILogger<PlatformServer>>();
        var withTelemetry = IsTelemetryOn;
        Started(log, addresses, engine, _settings.WithConsole, withTelemetry);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening at {Addresses}; database {Engine}, console {WithConsole}, telemetry {WithTelemetry}.")]
    private static partial void Started(ILogger log, string addresses, string engine, bool withConsole, bool withTelemetry);
}
