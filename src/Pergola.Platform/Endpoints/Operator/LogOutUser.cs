using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /users/logout: ends what a user has. The user stands in the body, because addresses are written into logs.</summary>
internal static class LogOutUser
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var user = await OperatorCall.BodyAsync(http, OperatorJson.Default.UserName);
        await operations.Users.LogOutAsync(user, OperatorCall.Actor(http), http.RequestAborted);
        return Results.NoContent();
    }
}
