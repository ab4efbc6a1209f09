using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /wxa/checksession: a mini program backend asks whether its session key is still good.</summary>
internal sealed class CheckSessionKey(SignedUserQuery query, UserSessions sessions, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                await CheckAsync(http);
                return TypedResults.Json(
                    new Answer(0, "ok", shape == WireShape.Sas ? requestId : null, null), EndpointJson.Default.CheckSessionKeyAnswer);
            },
            (error, requestId, debug) => TypedResults.Json(
                new Answer(shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? requestId : null, debug),
                EndpointJson.Default.CheckSessionKeyAnswer));

    private async Task CheckAsync(HttpContext http)
    {
        var user = await query.RequireAsync(http);
        SignedUserQuery.RequireGood(await sessions.CheckSignatureAsync(user.MiniProgram, user.OpenId, user.Signature, http.RequestAborted));
    }

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);
}
