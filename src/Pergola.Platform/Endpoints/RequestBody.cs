using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Limits;

namespace Pergola.Platform.Endpoints;

/// <summary>Reads a small JSON body once.</summary>
internal static class RequestBody
{
    private const int Longest = 64 * 1024;

    public static async Task<byte[]> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Longest)
            throw TooLong();
        using var body = new MemoryStream();
        var chunk = new byte[4096];
        int read;
        while ((read = await ReadAsync(http, chunk)) > 0)
        {
            if (body.Length + read > Longest)
                throw TooLong();
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Who sends slowly keeps nobody else waiting.</summary>
    private static async ValueTask<int> ReadAsync(HttpContext http, byte[] chunk)
    {
        var reading = http.Request.Body.ReadAsync(chunk, http.RequestAborted);
        if (reading.IsCompleted)
            return await reading;
        using (Place.Current?.StepAside())
            return await reading;
    }

    private static PlatformException TooLong() => new(PlatformError.IllegalParameter, $"the body is longer than {Longest} bytes");

    /// <remarks><c>what</c>: what the body should have been, for the reason of the refusal.</remarks>
    public static T Parse<T>(byte[] body, JsonTypeInfo<T> json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(body, json) ?? throw new PlatformException(PlatformError.IllegalParameter, "the body is null");
        }
        catch (JsonException fault)
        {
            throw new PlatformException(PlatformError.IllegalParameter, $"the body is not {what}", fault);
        }
    }
}
