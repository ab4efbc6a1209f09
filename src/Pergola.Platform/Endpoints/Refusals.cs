using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Endpoints;

/// <summary>Turns whatever goes wrong in an endpoint into an errcode, the reason into a log line and, where shown, into <c>debug</c>.</summary>
internal sealed partial class Refusals(
    IOptions<PergolaPlatformOptions> options, IHostEnvironment environment, RequestGate gate, LimitLog limitLog, PlatformTelemetry telemetry, ILogger<Refusals> log)
{
    private readonly bool showReasons = options.Value.ShowRefusalReasons ?? !environment.IsProduction();

    /// <summary>Runs an endpoint.</summary>
    /// <remarks><c>T</c>: what it answers. <c>http</c>: the request. <c>answer</c>: the good answer; throws <see cref="PlatformException"/> to refuse. <c>refuse</c>: makes the refusal: error, request id, debug text.</remarks>
    public async Task<T> GuardAsync<T>(HttpContext http, Func<string, Task<T>> answer, Func<PlatformError, string, string?, T> refuse)
    {
        var requestId = Guid.NewGuid().ToString("N");
        using var measured = telemetry.Endpoint(http);
        using var place = await gate.EnterAsync(http);
        if (place.Refusal is { } limited)
        {
            measured?.End(limited.Error.Code);
            return Limited(http, requestId, limited, refuse);
        }

        Place.Current = place;
        try
        {
            EndpointTraits.Of(http)?.Check(http.Request);
            RequireOnce(http.Request.Query);
            var good = await answer(requestId);
            measured?.End(0);
            return good;
        }
        catch (PlatformException refusal) when (refusal.RetryAfter is not null)
        {
            measured?.End(refusal.Error.Code);
            return Limited(http, requestId, refusal, refuse);
        }
        catch (PlatformException refusal)
        {
            gate.Note(http, refusal);
            measured?.End(refusal.Error.Code, failed: refusal.Error == PlatformError.System);
            Refused(requestId, http.Request.Path.Value, refusal.Error.Code, refusal.Message);
            return refuse(refusal.Error, requestId, showReasons ? refusal.Message : null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            measured?.End(PlatformError.System.Code, failed: true);
            Failed(requestId, http.Request.Path.Value, fault);
            return refuse(PlatformError.System, requestId, showReasons ? "an unexpected fault; see the platform's log" : null);
        }
    }

    /// <summary>A parameter that is given twice is read differently by everybody on its way.</summary>
    private static void RequireOnce(IQueryCollection query)
    {
        foreach (var (_, values) in query)
        {
            if (values.Count > 1)
                throw new PlatformException(PlatformError.IllegalParameter, "a parameter of the query is given twice");
        }
    }

    private T Limited<T>(HttpContext http, string requestId, PlatformException refusal, Func<PlatformError, string, string?, T> refuse)
    {
        limitLog.Add(requestId, http.Request.Path.Value, refusal.Error.Code, refusal.Message);
        http.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(refusal.RetryAfter!.Value.TotalSeconds, 1)).ToString(CultureInfo.InvariantCulture);
        return refuse(refusal.Error, requestId, showReasons ? refusal.Message : null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{RequestId} {Path} refused with {Errcode}: {Reason}.")]
    private partial void Refused(string requestId, string? path, int errcode, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {Path} failed.")]
    private partial void Failed(string requestId, string? path, Exception fault);
}
