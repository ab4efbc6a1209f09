using Microsoft.Extensions.Hosting;

namespace Pergola.Platform.Postgres;

/// <summary>Makes and checks the tables before anything of the platform starts, so that a database that cannot be used is named at once.</summary>
internal sealed class PostgresStart(PostgresDatabase database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => database.RunAsync(_ => Task.FromResult(true), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
