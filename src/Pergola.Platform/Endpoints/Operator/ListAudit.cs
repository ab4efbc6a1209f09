using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /audit: the audit trail, newest first, a page at a time.</summary>
internal static class ListAudit
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string? superApp, string? appId, string? uid, string? @event, string? cursor, string? limit)
    {
        var found = await operations.Audit.FindAsync(new AuditQuery(superApp, appId, uid, @event), OperatorCall.Page(cursor, limit), http.RequestAborted);
        return Results.Json(found, OperatorJson.Default.AuditPage);
    }
}
