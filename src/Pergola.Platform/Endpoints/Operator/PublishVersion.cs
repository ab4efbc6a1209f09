using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /programs/{appId}/versions: makes a version the current one of its environment.</summary>
internal static class PublishVersion
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewVersion);
        var published = await operations.Versions.PublishAsync(appId, wish, OperatorCall.Actor(http), http.RequestAborted);
        OperatorCall.SetRevision(http, published.Revision);
        return Results.Json(published, OperatorJson.Default.MiniProgramDetails);
    }
}
