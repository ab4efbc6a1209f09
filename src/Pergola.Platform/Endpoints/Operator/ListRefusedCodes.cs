using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /refused-codes: codes that were refused, and why, newest first, a page at a time.</summary>
internal static class ListRefusedCodes
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string? superApp, string? appId, string? uid, string? cursor, string? limit)
    {
        var found = await operations.Audit.RefusedCodesAsync(new AuditQuery(superApp, appId, uid), OperatorCall.Page(cursor, limit), http.RequestAborted);
        return Results.Json(found, OperatorJson.Default.RefusedCodePage);
    }
}
