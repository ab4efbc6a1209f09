using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Endpoints;

/// <summary>Turns whatever goes wrong in an endpoint into an errcode, the reason into a log line and, where shown, into <c>debug</c>.</summary>
internal sealed partial class Refusals(IOptions<PergolaPlatformOptions> options, IHostEnvironment environment, PlatformTelemetry telemetry, ILogger<Refusals> log)
{
    private readonly bool showReasons = options.Value.ShowRefusalReasons ?? !environment.IsProduction();

    /// <summary>Runs an endpoint.</summary>
    /// <remarks><c>T</c>: what it answers. <c>http</c>: the request. <c>answer</c>: the good answer; throws <see cref="PlatformException"/> to refuse. <c>refuse</c>: makes the refusal: error, request id, debug text.</remarks>
    public async Task<T> GuardAsync<T>(HttpContext http, Func<string, Task<T>> answer, Func<PlatformError, string, string?, T> refuse)
    {
        var requestId = Guid.NewGuid().ToString("N");
        using var measured = telemetry.Endpoint(http);
        try
        {
            var good = await answer(requestId);
            measured?.End(0);
            return good;
        }
        catch (PlatformException refusal)
        {
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

    [LoggerMessage(Level = LogLevel.Information, Message = "{RequestId} {Path} refused with {Errcode}: {Reason}.")]
    private partial void Refused(string requestId, string? path, int errcode, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {Path} failed.")]
    private partial void Failed(string requestId, string? path, Exception fault);
}
