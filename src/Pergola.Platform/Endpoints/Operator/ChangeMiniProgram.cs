using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>PATCH /programs/{appId}: changes what is named.</summary>
internal static class ChangeMiniProgram
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        var change = await OperatorCall.BodyAsync(http, OperatorJson.Default.MiniProgramChange);
        var changed = await operations.MiniPrograms.ChangeAsync(appId, change, OperatorCall.Actor(http), OperatorCall.IfMatch(http), http.RequestAborted);
        OperatorCall.SetRevision(http, changed.Revision);
        return Results.Json(changed, OperatorJson.Default.MiniProgramDetails);
    }
}
