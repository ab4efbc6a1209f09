using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /cgi-bin/stable_token: a mini program backend gets the token that its other processes have too.</summary>
internal sealed class GetStableAccessToken(MiniProgramBackends backends, StableTokens tokens, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var (token, secondsLeft) = await RequestAsync(http);
                return shape == WireShape.Sas
                    ? TypedResults.Json(new GetAccessToken.SasAnswer(token, secondsLeft, 0, "ok", requestId, null), EndpointJson.Default.GetAccessTokenSasAnswer)
                    : TypedResults.Json(new GetAccessToken.WeChatAnswer(token, secondsLeft, null, null, null), EndpointJson.Default.GetAccessTokenWeChatAnswer);
            },
            (error, requestId, debug) => GetAccessToken.Refused(error, shape, requestId, debug));

    private async Task<(string Token, int SecondsLeft)> RequestAsync(HttpContext http)
    {
        var request = RequestBody.Parse(
            await RequestBody.ReadAsync(http), EndpointJson.Default.GetStableAccessTokenRequest, "a JSON object with grant_type, appid, secret and force_refresh");
        if (request.GrantType != "client_credential")
            throw new PlatformException(PlatformError.InvalidGrantType, "grant_type must be client_credential");
        var miniProgram = backends.Require(request.AppId, request.Secret);
        return await tokens.RequestAsync(miniProgram, request.ForceRefresh ?? false, http.RequestAborted);
    }

    internal sealed record Request(
        [property: JsonPropertyName("grant_type")] string? GrantType,
        [property: JsonPropertyName("appid")] string? AppId,
        [property: JsonPropertyName("secret")] string? Secret,
        [property: JsonPropertyName("force_refresh")] bool? ForceRefresh)
    {
        public override string ToString() => $"{nameof(GetStableAccessToken)} {AppId}";
    }
}
