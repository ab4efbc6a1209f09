using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Messages;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /cgi-bin/message/subscribe/send: a mini program backend sends a message that its user subscribed to (page 67647).</summary>
internal sealed class SendSubscribeMessage(AccessTokens tokens, SubscribeMessages messages, Refusals refusals) : IBackendEndpoint
{
    /// <summary>Optional: names the sending, so that its repetition delivers nothing twice.</summary>
    private const string AttemptHeader = "Idempotency-Key";

    private const int LongestPage = 1024;

    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                await SendAsync(http);
                return Json(new Answer(0, "ok", shape == WireShape.Sas ? requestId : null, null));
            },
            (error, requestId, debug) => Json(new Answer(
                shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? requestId : null, debug)));

    private async Task SendAsync(HttpContext http)
    {
        var miniProgram = await tokens.RequireAsync(http.Request.Query["access_token"], http.RequestAborted);
        var request = RequestBody.Parse(
            await RequestBody.ReadAsync(http), EndpointJson.Default.SendSubscribeMessageRequest, "a JSON object with template_id, touser and data");
        if (string.IsNullOrEmpty(request.TemplateId))
            throw new PlatformException(PlatformError.InvalidTemplateId, "template_id is missing");
        if (string.IsNullOrEmpty(request.ToUser))
            throw new PlatformException(PlatformError.InvalidOpenId, "touser is missing: it is the openid");
        if (request.State is not (null or "developer" or "trial" or "formal"))
            throw new PlatformException(PlatformError.InvalidArgument, "miniprogram_state must be developer, trial or formal");
        if (request.Page?.Length > LongestPage)
            throw new PlatformException(PlatformError.InvalidArgument, $"page is longer than {LongestPage} characters");
        if (request.Lang is { Length: > 16 })
            throw new PlatformException(PlatformError.InvalidArgument, "lang must be such as zh_CN or en_US");
        var attempt = http.Request.Headers[AttemptHeader] is [{ Length: > 0 and <= 128 } key] ? key : null;
        var message = new OutgoingMessage(request.TemplateId, request.ToUser, request.Data, request.Page, request.State ?? "formal", request.Lang ?? "zh_CN");
        await messages.SendAsync(miniProgram, message, attempt, http.RequestAborted);
    }

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.SendSubscribeMessageAnswer);

    internal sealed record Request(
        [property: JsonPropertyName("template_id")] string? TemplateId,
        [property: JsonPropertyName("touser")] string? ToUser,
        [property: JsonPropertyName("data")] JsonElement Data,
        [property: JsonPropertyName("page")] string? Page,
        [property: JsonPropertyName("miniprogram_state")] string? State,
        [property: JsonPropertyName("lang")] string? Lang)
    {
        public override string ToString() => nameof(SendSubscribeMessage);
    }

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);
}
