using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pergola.Platform.Storage;

/// <summary>
/// Throws away what nobody can use any more, a day after its end: until then a replayed code is still recognised.
/// </summary>
internal sealed partial class Housekeeping(IDatabase database, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public Task SweepAsync(CancellationToken cancellationToken) => database.SweepAsync(time.GetUtcNow(), Keep, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await TrySweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TrySweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SweepAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            SweepFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old codes and tokens could not be thrown away; the next try follows.")]
    private partial void SweepFailed(Exception fault);
}
