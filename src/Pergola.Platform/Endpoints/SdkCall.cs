using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Trust;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>What every SDK endpoint does around its own work: read the body once, find the caller, parse, answer or refuse.</summary>
internal sealed class SdkCall(Callers callers, Refusals refusals)
{
    private const int LongestBody = 64 * 1024;

    public Task<IResult> AnswerAsync<TRequest, TResponse>(
        HttpContext http, string path, JsonTypeInfo<TRequest> requestJson, JsonTypeInfo<TResponse> responseJson,
        Func<PlatformError, string, string?, TResponse> refuse, Func<Caller, TRequest, string, Task<TResponse>> answer)
        where TResponse : PlatformResponse =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var body = await ReadBodyAsync(http);
                var caller = callers.Require(http.Request.Headers, path, body);
                return TypedResults.Json(await answer(caller, Parse(body, requestJson), requestId), responseJson);
            },
            (error, requestId, debug) => TypedResults.Json(refuse(error, requestId, debug), responseJson));

    private static async Task<byte[]> ReadBodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        var chunk = new byte[4096];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (body.Length + read > LongestBody)
                throw new PlatformException(PlatformError.IllegalParameter, $"the body is longer than {LongestBody} bytes");
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    private static T Parse<T>(byte[] body, JsonTypeInfo<T> json)
    {
        try
        {
            return JsonSerializer.Deserialize(body, json) ?? throw new PlatformException(PlatformError.IllegalParameter, "the body is null");
        }
        catch (JsonException fault)
        {
            throw new PlatformException(PlatformError.IllegalParameter, "the body is not the JSON object that docs/sdk-protocol.md describes", fault);
        }
    }
}
