using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /tokens: operators' tokens, without their text.</summary>
internal static class ListTokens
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations)
    {
        return Results.Json(await operations.Tokens.ListAsync(http.RequestAborted), OperatorJson.Default.TokenList);
    }
}
