using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /wxa/business/getuserphonenumber: a mini program backend exchanges the code of wx.getPhoneNumber for the number.</summary>
internal sealed class GetUserPhoneNumber(ContactExchange exchange, TimeProvider time, IOptions<PergolaPlatformOptions> options, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var (value, miniProgram) = await exchange.RedeemAsync(http, ContactKind.Phone);
                var number = PhoneNumber.Parse(value, options.Value.HomeCountryCode);
                var watermark = new ContactExchange.Watermark(time.GetUtcNow().ToUnixTimeSeconds(), miniProgram.AppId);
                return Json(new Answer(0, "ok", new PhoneInfo(number.Full, number.Pure, number.CountryCode, watermark), shape == WireShape.Sas ? requestId : null, null));
            },
            (error, requestId, debug) => Json(new Answer(
                shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? PhoneInfo.Empty : null, shape == WireShape.Sas ? requestId : null, debug)));

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.GetUserPhoneNumberAnswer);

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("phone_info")] PhoneInfo? PhoneInfo,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);

    internal sealed record PhoneInfo(
        [property: JsonPropertyName("phoneNumber")] string PhoneNumber,
        [property: JsonPropertyName("purePhoneNumber")] string PurePhoneNumber,
        [property: JsonPropertyName("countryCode")] string CountryCode,
        [property: JsonPropertyName("watermark")] ContactExchange.Watermark Watermark)
    {
        public static PhoneInfo Empty { get; } = new("", "", "", ContactExchange.Watermark.Empty);
    }
}
