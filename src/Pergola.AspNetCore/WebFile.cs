using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pergola.AspNetCore;

/// <summary>One of the bundles that travel inside the SDK: the shell, the view client, the frame.</summary>
internal sealed class WebFile
{
    private readonly byte[] bytes;
    private readonly string contentType;
    private readonly EntityTagHeaderValue tag;

    public WebFile(string name, string contentType)
    {
        using var stream = typeof(PergolaOptions).Assembly.GetManifestResourceStream($"Pergola.Web.{name}")
            ?? throw new InvalidOperationException($"The SDK was built without {name}. Build the repository again with Node 20 or later installed.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        bytes = copy.ToArray();
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        this.contentType = contentType;
    }

    /// <summary>The hash of the one script that stands in the page, as a Content-Security-Policy names it.</summary>
    public string ScriptHash()
    {
        var page = bytes.AsSpan();
        page = page[(page.IndexOf("<script>"u8) + "<script>".Length)..];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(page[..page.IndexOf("</script>"u8)]))}";
    }

    /// <summary>The file as an answer; the browser asks each time whether its copy is still good.</summary>
    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // The frame's origin is opaque, so to the browser even our own files come from elsewhere.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Bytes(bytes, contentType, entityTag: tag);
    }
}
