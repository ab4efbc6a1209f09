using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pergola.Platform.Storage;

namespace Pergola.Simulator.Serving.Health;

/// <summary>Whether the database can be read and written now. Asked at most once a second: anybody may ask, and each answer is a write.</summary>
internal sealed class DatabaseHealth(IDatabase database, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim oneQuestion = new(1, 1);
    private (DateTimeOffset At, HealthCheckResult Result)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await oneQuestion.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetUtcNow() - known.At >= GoodFor)
                last = (time.GetUtcNow(), await AskAsync(cancellationToken));
            return last.Value.Result;
        }
        finally
        {
            oneQuestion.Release();
        }
    }

    public void Dispose() => oneQuestion.Dispose();

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            // A driver may not look at its token while it connects.
            await database.CheckAsync(either.Token).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(fault is OperationCanceledException or TimeoutException ? "no answer in time" : "the database refused", fault);
        }
    }
}
