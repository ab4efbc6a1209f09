using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /tokens: makes a token; the answer holds its text, this once.</summary>
internal static class AddToken
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewToken);
        var added = await operations.Tokens.AddAsync(wish, OperatorCall.Actor(http), http.RequestAborted);
        return Results.Json(added, OperatorJson.Default.IssuedToken, statusCode: StatusCodes.Status201Created);
    }
}
