using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /wxa/resetusersessionkey: a mini program backend gets a new session key in place of one that may be known to others.</summary>
internal sealed class ResetUserSessionKey(SignedUserQuery query, UserSessions sessions, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var (openId, key) = await ResetAsync(http);
                return Json(new Answer(0, "ok", openId, key.Reveal(), shape == WireShape.Sas ? requestId : null, null));
            },
            (error, requestId, debug) => shape == WireShape.Sas
                ? Json(new Answer(shape.CodeOf(error), shape.MessageOf(error, requestId), "", "", requestId, debug))
                : Json(new Answer(shape.CodeOf(error), shape.MessageOf(error, requestId), null, null, null, debug)));

    private async Task<(string OpenId, SessionKey Key)> ResetAsync(HttpContext http)
    {
        var user = await query.RequireAsync(http);
        var (check, newKey) = await sessions.ResetKeyAsync(user.MiniProgram, user.OpenId, user.Signature, http.RequestAborted);
        SignedUserQuery.RequireGood(check);
        return (user.OpenId, newKey!);
    }

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.ResetUserSessionKeyAnswer);

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("openid")] string? OpenId,
        [property: JsonPropertyName("session_key")] string? SessionKey,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug)
    {
        public override string ToString() => $"{nameof(ResetUserSessionKey)} {ErrCode}";
    }
}
