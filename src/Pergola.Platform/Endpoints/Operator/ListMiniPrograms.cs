using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /programs: every mini program, or those of one superapp.</summary>
internal static class ListMiniPrograms
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string? superApp)
    {
        return Results.Json(await operations.MiniPrograms.ListAsync(superApp, http.RequestAborted), OperatorJson.Default.MiniProgramList);
    }
}
