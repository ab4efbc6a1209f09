using Microsoft.AspNetCore.Http;

namespace Pergola.Platform.Console.Assets;

/// <summary>The files beside the pages.</summary>
internal static class ConsoleAssets
{
    public static IResult Find(string name, HttpContext http)
    {
        var type = name switch { "console.css" => "text/css; charset=utf-8", "icon.svg" => "image/svg+xml", _ => null };
        var stream = type is null ? null : typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"Pergola.Platform.Console.Assets.{name}");
        if (stream is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return Results.Stream(stream, type);
    }
}
