namespace Pergola.Runtime.View;

/// <summary>The media types that a view may load.</summary>
internal static class ViewResourceTypes
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml", [".bmp"] = "image/bmp", [".ico"] = "image/x-icon", [".avif"] = "image/avif",
        [".woff"] = "font/woff", [".woff2"] = "font/woff2", [".ttf"] = "font/ttf", [".otf"] = "font/otf",
        [".mp3"] = "audio/mpeg", [".m4a"] = "audio/mp4", [".aac"] = "audio/aac", [".wav"] = "audio/wav", [".ogg"] = "audio/ogg",
        [".mp4"] = "video/mp4", [".m4v"] = "video/mp4", [".webm"] = "video/webm", [".mov"] = "video/quicktime",
    };

    private static readonly string[] Families = ["image/", "font/", "audio/", "video/", "application/font-", "application/x-font-", "application/vnd.ms-fontobject"];

    /// <summary>The type of a file by its extension, or null when a view may not load it.</summary>
    public static string? OfPath(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path));

    /// <summary>The extension of a type, such as <c>png</c>; null for one that a view may not load. Parameters, such as a charset, are looked past.</summary>
    public static string? ExtensionOf(string contentType)
    {
        var type = contentType.Split(';', 2)[0].Trim();
        return ByExtension.FirstOrDefault(entry => string.Equals(entry.Value, type, StringComparison.OrdinalIgnoreCase)).Key?[1..];
    }

    /// <summary>Whether a view may load a resource of this type. Parameters, such as a charset, are looked past.</summary>
    public static bool Allows(string contentType) => Families.Any(family => contentType.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
