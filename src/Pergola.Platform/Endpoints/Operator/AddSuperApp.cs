using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /superapps: adds a superapp; the answer holds its secrets, this once.</summary>
internal static class AddSuperApp
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewSuperApp);
        var added = await operations.SuperApps.AddAsync(wish, OperatorCall.Actor(http), http.RequestAborted);
        return Results.Json(added, OperatorJson.Default.IssuedSuperApp, statusCode: StatusCodes.Status201Created);
    }
}
