using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>GET /programs/{appId}: one mini program with its versions and templates.</summary>
internal static class ShowMiniProgram
{
    public static async Task<IResult> HandleAsync(HttpContext http, [FromServices] PlatformOperations operations, string appId)
    {
        var miniProgram = await operations.MiniPrograms.ShowAsync(appId, http.RequestAborted);
        OperatorCall.SetRevision(http, miniProgram.Revision);
        return Results.Json(miniProgram, OperatorJson.Default.MiniProgramDetails);
    }
}
