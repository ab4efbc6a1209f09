using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /programs: adds a mini program; the answer holds its secret, this once.</summary>
internal static class AddMiniProgram
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewMiniProgram);
        var added = await operations.MiniPrograms.AddAsync(wish, OperatorCall.Actor(http), http.RequestAborted);
        return Results.Json(added, OperatorJson.Default.IssuedMiniProgram, statusCode: StatusCodes.Status201Created);
    }
}
