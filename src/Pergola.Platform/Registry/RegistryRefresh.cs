using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pergola.Platform.Registry;

/// <summary>Loads the registry before the first request is served, and looks each second whether another node has changed it.</summary>
internal sealed partial class RegistryRefresh(PlatformRegistry registry, TimeProvider time, ILogger<RegistryRefresh> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public Task StartingAsync(CancellationToken cancellationToken) => registry.RefreshAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryRefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await registry.RefreshAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            RefreshFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry could not be read again; what is known stays, and the next try follows.")]
    private partial void RefreshFailed(Exception fault);
}
