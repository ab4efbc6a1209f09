using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /programs/{appId}/templates: the templates of its subscription messages.</summary>
internal static class ListTemplates
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        return Results.Json(await operations.Templates.ListAsync(appId, http.RequestAborted), OperatorJson.Default.TemplateList);
    }
}
