using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pergola.Platform.Telemetry;

/// <summary>One piece of work as a span and a duration; null in the places where nobody listens. Ends as failed unless told otherwise.</summary>
internal sealed class Measured(Activity? span, Histogram<double> duration, TimeProvider time, TagList tags, string outcomeKey) : IDisposable
{
    private readonly long started = time.GetTimestamp();
    private object outcome = "failed";
    private bool failed = true;

    /// <summary>Says what came of it: a word of a short list, or an errcode.</summary>
    public void End(object outcome, bool failed = false) => (this.outcome, this.failed) = (outcome, failed);

    public void Dispose()
    {
        tags.Add(outcomeKey, outcome);
        duration.Record(time.GetElapsedTime(started).TotalSeconds, tags);
        if (span is null)
            return;
        span.SetTag(outcomeKey, outcome);
        if (failed)
            span.SetStatus(ActivityStatusCode.Error);
        span.Dispose();
    }
}
