using Microsoft.Extensions.Hosting;

namespace Pergola.Platform.Keys;

/// <summary>Reads the key ring before anything is served, so that a wrong key stops the start and not a login.</summary>
internal sealed class KeyRingStart(KeyRing ring) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(ring.Start, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
