using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Pergola.Platform.Endpoints;

/// <summary>A JSON answer in one piece with its length, for endpoints whose speed counts: the framework's own is written in chunks.</summary>
internal sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> contract) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, contract);
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json, httpContext.RequestAborted);
    }
}
