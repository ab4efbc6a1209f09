using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /programs/{appId}/secret: makes the secret anew; the answer holds it, this once.</summary>
internal static class RotateMiniProgramSecret
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        var change = await OperatorCall.BodyAsync(http, OperatorJson.Default.MiniProgramSecretChange);
        return Results.Json(await operations.MiniPrograms.RotateSecretAsync(appId, change, OperatorCall.Actor(http), http.RequestAborted), OperatorJson.Default.IssuedMiniProgram);
    }
}
