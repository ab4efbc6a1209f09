using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>DELETE /programs/{appId}/templates/{id}: removes a template.</summary>
internal static class RemoveTemplate
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId, string id)
    {
        await operations.Templates.RemoveAsync(appId, id, OperatorCall.Actor(http), http.RequestAborted);
        return Results.NoContent();
    }
}
