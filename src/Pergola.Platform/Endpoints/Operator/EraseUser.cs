using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /users/erase: forgets a user. The user stands in the body, because addresses are written into logs.</summary>
internal static class EraseUser
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var user = await OperatorCall.BodyAsync(http, OperatorJson.Default.UserName);
        return Results.Json(await operations.Users.EraseAsync(user, OperatorCall.Actor(http), http.RequestAborted), OperatorJson.Default.ErasedUser);
    }
}
