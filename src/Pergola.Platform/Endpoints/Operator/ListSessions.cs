using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /sessions: sessions, a page at a time.</summary>
internal static class ListSessions
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string? superApp, string? appId, string? uid, string? openId, string? cursor, string? limit)
    {
        var found = await operations.Users.SessionsAsync(new SessionQuery(superApp, appId, uid, openId), OperatorCall.Page(cursor, limit), http.RequestAborted);
        return Results.Json(found, OperatorJson.Default.SessionPage);
    }
}
