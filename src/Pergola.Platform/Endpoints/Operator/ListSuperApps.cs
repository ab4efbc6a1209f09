using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /superapps: every superapp.</summary>
internal static class ListSuperApps
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        return Results.Json(await operations.SuperApps.ListAsync(http.RequestAborted), OperatorJson.Default.SuperAppList);
    }
}
