using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Tokens;
using Pergola.Platform.Users;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /cgi-bin/soter/verify_signature: a mini program backend asks whether a biometric result is its user's, and new.</summary>
internal sealed class VerifySoterSignature(AccessTokens tokens, SoterResults results, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId => Json(new Answer(0, "ok", await VerifyAsync(http), shape == WireShape.Sas ? requestId : null, null)),
            (error, requestId, debug) => Json(new Answer(
                shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? false : null, shape == WireShape.Sas ? requestId : null, debug)));

    private async Task<bool> VerifyAsync(HttpContext http)
    {
        var miniProgram = await tokens.RequireAsync(http.Request.Query["access_token"], http.RequestAborted);
        var request = RequestBody.Parse(
            await RequestBody.ReadAsync(http), EndpointJson.Default.VerifySoterSignatureRequest, "a JSON object with openid, json_string and json_signature");
        if (request.OpenId is not { Length: > 0 and <= OpenIds.Longest })
            throw new PlatformException(PlatformError.InvalidOpenId, "openid is missing or too long");
        if (string.IsNullOrEmpty(request.JsonString) || string.IsNullOrEmpty(request.JsonSignature))
            throw new PlatformException(PlatformError.InvalidSoterResult, "json_string or json_signature is missing");
        return await results.IsGoodAsync(miniProgram.AppId, request.OpenId, request.JsonString, request.JsonSignature, http.RequestAborted);
    }

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.VerifySoterSignatureAnswer);

    internal sealed record Request(
        [property: JsonPropertyName("openid")] string? OpenId,
        [property: JsonPropertyName("json_string")] string? JsonString,
        [property: JsonPropertyName("json_signature")] string? JsonSignature);

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("is_ok")] bool? IsOk,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("debug")] string? Debug);
}
