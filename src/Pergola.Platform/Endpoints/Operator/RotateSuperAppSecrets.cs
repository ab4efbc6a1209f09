using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /superapps/{appKey}/secrets: makes secrets anew; the answer holds them, this once.</summary>
internal static class RotateSuperAppSecrets
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appKey)
    {
        var which = await OperatorCall.BodyAsync(http, OperatorJson.Default.SuperAppSecretChange);
        return Results.Json(await operations.SuperApps.RotateAsync(appKey, which, OperatorCall.Actor(http), http.RequestAborted), OperatorJson.Default.IssuedSuperApp);
    }
}
