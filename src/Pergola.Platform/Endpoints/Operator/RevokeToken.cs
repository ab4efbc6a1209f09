using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>DELETE /tokens/{name}: revokes a token.</summary>
internal static class RevokeToken
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string name)
    {
        await operations.Tokens.RevokeAsync(name, OperatorCall.Actor(http), http.RequestAborted);
        return Results.NoContent();
    }
}
