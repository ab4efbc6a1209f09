using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /superapps/{appKey}: one superapp.</summary>
internal static class ShowSuperApp
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appKey)
    {
        var superApp = await operations.SuperApps.ShowAsync(appKey, http.RequestAborted);
        OperatorCall.SetRevision(http, superApp.Revision);
        return Results.Json(superApp, OperatorJson.Default.SuperAppDetails);
    }
}
