using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Pergola.SuperApp.Endpoints;

/// <summary>Reads a small JSON body once, because the signatures cover its bytes.</summary>
internal static class RequestBody
{
    private const int Longest = 64 * 1024;

    public static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        var chunk = new byte[4096];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (body.Length + read > Longest)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    public static T? Parse<T>(byte[] body, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
