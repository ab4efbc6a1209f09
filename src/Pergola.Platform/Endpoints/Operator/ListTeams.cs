using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /teams: every team, or those of one superapp.</summary>
internal static class ListTeams
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string? superApp)
    {
        return Results.Json(await operations.Teams.ListAsync(superApp, http.RequestAborted), OperatorJson.Default.TeamList);
    }
}
