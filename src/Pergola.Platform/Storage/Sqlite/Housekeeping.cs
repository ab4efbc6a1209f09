using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>
/// Throws away what nobody can use any more: codes a day after their end (until then a replay is still recognised), access
/// tokens a day after theirs. Sessions stay: they remember which openids a mini program has seen.
/// </summary>
internal sealed partial class Housekeeping(SqliteDatabase database, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public Task SweepAsync(CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var before = (time.GetUtcNow() - Keep).ToUnixTimeMilliseconds();
                db.Run("DELETE FROM codes WHERE expires_at < @before", ("@before", before));
                db.Run("DELETE FROM access_tokens WHERE expires_at < @before", ("@before", before));
            },
            cancellationToken);

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
