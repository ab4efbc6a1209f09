using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pergola.Platform.Tests.Telemetry;

/// <summary>The spans that follow from what the test does while this lives: those of its own trace.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ActivityListener listener;
    private readonly Activity root = new Activity("the test").SetIdFormat(ActivityIdFormat.W3C);
    private readonly ConcurrentQueue<Activity> seen = new();

    public Spans()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => seen.Enqueue(span),
        };
        ActivitySource.AddActivityListener(listener);
        root.Start();
    }

    public IReadOnlyList<Activity> Seen => [.. seen.Where(span => span.TraceId == root.TraceId)];

    public void Dispose()
    {
        root.Dispose();
        listener.Dispose();
    }
}
