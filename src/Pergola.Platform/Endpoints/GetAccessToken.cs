using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /cgi-bin/token: a mini program backend gets a token for its further calls.</summary>
internal sealed class GetAccessToken(MiniProgramBackends backends, AccessTokens tokens, RateLimits limits, IOptions<PergolaPlatformOptions> options, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var query = http.Request.Query;
                if (query["grant_type"] is not ["client_credential"])
                    throw new PlatformException(PlatformError.InvalidGrantType, "grant_type must be client_credential");
                var miniProgram = backends.Require(query["appid"], query["secret"]);
                limits.ChargeAccessToken(miniProgram.AppId);
                var token = await tokens.IssueAsync(miniProgram, http.RequestAborted);
                var seconds = (int)options.Value.AccessTokenLifetime.TotalSeconds;
                return shape == WireShape.Sas
                    ? TypedResults.Json(new SasAnswer(token, seconds, 0, "ok", requestId, null), EndpointJson.Default.GetAccessTokenSasAnswer)
                    : TypedResults.Json(new WeChatAnswer(token, seconds, null, null, null), EndpointJson.Default.GetAccessTokenWeChatAnswer);
            },
            (error, requestId, debug) => Refused(error, shape, requestId, debug));

    public static IResult Refused(PlatformError error, WireShape shape, string requestId, string? debug) => shape == WireShape.Sas
        ? TypedResults.Json(
            new SasAnswer("", 0, shape.CodeOf(error), shape.MessageOf(error, requestId), requestId, debug), EndpointJson.Default.GetAccessTokenSasAnswer)
        : TypedResults.Json(
            new WeChatAnswer(null, null, shape.CodeOf(error), shape.MessageOf(error, requestId), debug), EndpointJson.Default.GetAccessTokenWeChatAnswer);

    internal sealed record SasAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string RequestId,
        [property: JsonPropertyName("debug")] string? Debug);

    internal sealed record WeChatAnswer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int? ExpiresIn,
        [property: JsonPropertyName("errcode")] int? ErrCode,
        [property: JsonPropertyName("errmsg")] string? ErrMsg,
        [property: JsonPropertyName("debug")] string? Debug);
}
