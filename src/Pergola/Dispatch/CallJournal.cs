using Microsoft.Extensions.Logging;

namespace Pergola.Dispatch;

/// <summary>Tells the call logs what happened; it costs next to nothing while none of them looks.</summary>
internal sealed class CallJournal(IEnumerable<IOpenApiLog> logs, TimeProvider time, ILogger<CallJournal> logger)
{
    private readonly IOpenApiLog[] _logs = [.. logs];

    /// <summary>A call comes.</summary>
    public CallTrace Begin() => new(time.GetTimestamp());

    /// <summary>The call has been answered.</summary>
    public void End(in WxCall call, CallTrace trace, CallCheck? refusedBy, string answer)
    {
        OpenApiLogEntry? entry = null;
        foreach (var log in _logs)
        {
            try
            {
                if (log.IsEnabled) log.Write(entry ??= ToEntry(call, trace, refusedBy, answer));
            }
            catch (Exception e)
            {
                DispatchLog.LogThrew(logger, e);
            }
        }
    }

    private OpenApiLogEntry ToEntry(in WxCall call, CallTrace trace, CallCheck? refusedBy, string answer)
    {
        var secrets = trace.Api?.Secrets ?? [];
        var duration = time.GetElapsedTime(trace.Timestamp);
        return new(
            call.App, call.PageId, call.ShownName, Redaction.Of(call.ParamsJson, secrets), trace.Level, trace.PassedChecks(), refusedBy,
            trace.AnsweredBy, Redaction.Of(answer[1..], secrets), answer[0] == '+', time.GetUtcNow() - duration, duration);
    }
}
