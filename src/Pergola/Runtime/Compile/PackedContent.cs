using Pergola.MiniApps;

namespace Pergola.Runtime.Compile;

/// <summary>What of an author's files goes into a packed program, and in what form.</summary>
internal static class PackedContent
{
    /// <summary>Added to a file's name: where its places stand in the author's source. An author's own maps are never packed.</summary>
    public const string MapExtension = ".map";

    /// <summary>Whether a file is packed: what only tools read is left out.</summary>
    public static bool IsPacked(MiniAppPackage package, string path) => Path.GetExtension(path) switch
    {
        MapExtension => false,
        ".ts" => !path.EndsWith(".d.ts", StringComparison.Ordinal) && !package.Exists(path[..^3] + ".js"),
        ".less" or ".scss" or ".sass" or ".styl" => !package.Exists(Path.ChangeExtension(path, ".wxss")),
        _ => path is not ("project.config.json" or "project.private.config.json" or "package-lock.json"),
    };

    /// <summary>Whether a file is packed in its compiled form. Data stays data: other parts of the SDK read it too.</summary>
    public static bool IsCompiled(string path) => Path.GetExtension(path) is ".js" or ".wxml" or ".wxs" or ".wxss";
}
