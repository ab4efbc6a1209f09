using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>POST /programs/{appId}/templates: adds a template.</summary>
internal static class AddTemplate
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        var wish = await OperatorCall.BodyAsync(http, OperatorJson.Default.NewTemplate);
        var added = await operations.Templates.AddAsync(appId, wish, OperatorCall.Actor(http), http.RequestAborted);
        return Results.Json(added, OperatorJson.Default.TemplateDetails, statusCode: StatusCodes.Status201Created);
    }
}
