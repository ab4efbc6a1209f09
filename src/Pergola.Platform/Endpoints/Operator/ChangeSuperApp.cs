using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>PATCH /superapps/{appKey}: changes the settings that are named.</summary>
internal static class ChangeSuperApp
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appKey)
    {
        var change = await OperatorCall.BodyAsync(http, OperatorJson.Default.SuperAppChange);
        var changed = await operations.SuperApps.ChangeAsync(appKey, change, OperatorCall.Actor(http), OperatorCall.IfMatch(http), http.RequestAborted);
        OperatorCall.SetRevision(http, changed.Revision);
        return Results.Json(changed, OperatorJson.Default.SuperAppDetails);
    }
}
