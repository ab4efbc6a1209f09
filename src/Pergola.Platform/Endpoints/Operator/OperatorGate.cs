using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>
/// Stands before every call of the operator API: lets in who has a token that may, and turns whatever goes wrong into a problem that says what to do. A token comes
/// in the Authorization header alone: a browser never adds it by itself, so another site cannot use it.
/// </summary>
internal sealed partial class OperatorGate(OperatorTokens tokens, FailedTokens failed, IAuditStore audit, TimeProvider time, ILogger<OperatorGate> log) : IEndpointFilter
{
    private const string Scheme = "Bearer";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var (token, refusal) = await AdmitAsync(http);
            if (refusal is not null)
                return refusal;
            OperatorCall.SetActor(http, new OperatorActor(token!.Name));
            return await next(context);
        }
        catch (OperationRefusedException refusal)
        {
            return OperatorProblems.Of(refusal);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            Failed(http.TraceIdentifier, http.Request.Path.Value, fault);
            return OperatorProblems.Fault(http.TraceIdentifier);
        }
    }

    private async Task<(OperatorToken? Token, IResult? Refusal)> AdmitAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return (null, Challenge(http, "Send an operator's token: Authorization: Bearer pgo_... Make one with: pergola operator add NAME --rights read|write"));
        var check = AuthenticationHeaderValue.TryParse(header, out var given) && string.Equals(given.Scheme, Scheme, StringComparison.OrdinalIgnoreCase) && given.Parameter is not null
            ? await tokens.CheckAsync(given.Parameter, http.RequestAborted)
            : new TokenCheck(null, TokenProblem.Unknown);
        if (check.Problem != TokenProblem.None)
            return (null, await RefuseAsync(http, check));
        if (check.Token!.Rights < OperatorRights.Write && http.GetEndpoint()?.Metadata.GetMetadata<NeedsWrite>() is not null)
        {
            await audit.AddAsync(Entry(check.Token.Name, "operator refused: rights", http), http.RequestAborted);
            return (null, OperatorProblems.Of(StatusCodes.Status403Forbidden, "The token may only read", $"The token '{check.Token.Name}' may only read. Use one that was made with --rights write."));
        }

        return (check.Token, null);
    }

    private async Task<IResult> RefuseAsync(HttpContext http, TokenCheck check)
    {
        var count = failed.Count(http.Connection.RemoteIpAddress);
        if (count <= FailedTokens.MostInAMinute)
            await audit.AddAsync(Entry(check.Token?.Name ?? "unknown", $"operator refused: {check.Problem}", http), http.RequestAborted);
        if (count > FailedTokens.MostInAMinute)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(failed.Wait().TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return OperatorProblems.Of(StatusCodes.Status429TooManyRequests, "Too many wrong tokens", "Too many wrong tokens came from this address. Wait for the seconds that Retry-After says, and use a good token.");
        }

        return Challenge(http, check.Problem switch
        {
            TokenProblem.Revoked => $"The token '{check.Token!.Name}' was revoked. Use another, or make one with: pergola operator add NAME --rights read|write",
            TokenProblem.Expired => $"The token '{check.Token!.Name}' is over. Use another, or make one with: pergola operator add NAME --rights read|write",
            _ => "The token is not known here. Send it as it was shown: Authorization: Bearer pgo_...",
        });
    }

    private static IResult Challenge(HttpContext http, string detail)
    {
        http.Response.Headers.WWWAuthenticate = Scheme;
        return OperatorProblems.Of(StatusCodes.Status401Unauthorized, "A token is needed", detail);
    }

    private AuditEntry Entry(string actor, string what, HttpContext http) =>
        new(time.GetUtcNow(), what, actor, null, null, null, null, $"{http.Request.Method} from {http.Connection.RemoteIpAddress ?? IPAddress.None}");

    [LoggerMessage(Level = LogLevel.Error, Message = "{TraceId} {Path} failed.")]
    private partial void Failed(string traceId, string? path, Exception fault);
}

/// <summary>Marks a call that a token of <see cref="OperatorRights.Read"/> may not make.</summary>
internal sealed class NeedsWrite;
