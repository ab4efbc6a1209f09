using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Trust;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>What every SDK endpoint does around its own work: read the body once, find the caller, parse, answer or refuse.</summary>
internal sealed class SdkCall(Callers callers, Refusals refusals)
{
    public Task<IResult> AnswerAsync<TRequest, TResponse>(
        HttpContext http, string path, JsonTypeInfo<TRequest> requestJson, JsonTypeInfo<TResponse> responseJson,
        Func<PlatformError, string, string?, TResponse> refuse, Func<Caller, TRequest, string, Task<TResponse>> answer)
        where TResponse : PlatformResponse =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var body = await RequestBody.ReadAsync(http);
                var caller = await callers.RequireAsync(http.Request.Headers, path, body, http.RequestAborted);
                return TypedResults.Json(await answer(caller, RequestBody.Parse(body, requestJson, "the JSON object that docs/sdk-protocol.md describes"), requestId), responseJson);
            },
            (error, requestId, debug) => TypedResults.Json(refuse(error, requestId, debug), responseJson));
}
