using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /teams: adds a team.</summary>
internal static class AddTeam
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewTeam);
        var added = await operations.Teams.AddAsync(wish, OperatorCall.Actor(http), http.RequestAborted);
        return Results.Json(added, OperatorJson.Default.TeamDetails, statusCode: StatusCodes.Status201Created);
    }
}
