using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>
/// POST /wxa/business/getuseremail: a mini program backend exchanges the code of wx.getEmail for the address. The documents do not show
/// the path, and WeChat has no such call: it is ours, beside that of the phone number.
/// </summary>
internal sealed class GetUserEmail(ContactExchange exchange, TimeProvider time, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var (email, miniProgram) = await exchange.RedeemAsync(http, ContactKind.Email);
                var watermark = new ContactExchange.Watermark(time.GetUtcNow().ToUnixTimeSeconds(), miniProgram.AppId);
                return Json(new Answer(0, "ok", new EmailInfo(email, watermark), shape == WireShape.Sas ? requestId : null, null));
            },
            (error, requestId, debug) => Json(new Answer(
                shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? EmailInfo.Empty : null, shape == WireShape.Sas ? requestId : null, debug)));

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.GetUserEmailAnswer);

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("email_info")] EmailInfo? EmailInfo,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);

    internal sealed record EmailInfo(
        [property: JsonPropertyName("email")] string Email,
        [property: JsonPropertyName("watermark")] ContactExchange.Watermark Watermark)
    {
        public static EmailInfo Empty { get; } = new("", ContactExchange.Watermark.Empty);
    }
}
