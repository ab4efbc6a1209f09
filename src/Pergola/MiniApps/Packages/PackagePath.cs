using System.Diagnostics.CodeAnalysis;

namespace Pergola.MiniApps.Packages;

/// <summary>Paths inside a package: relative to its root, with forward slashes, such as <c>pages/index/index.js</c>.</summary>
internal static class PackagePath
{
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Numbered("COM"), .. Numbered("LPT")], StringComparer.OrdinalIgnoreCase);

    /// <summary>Says why <paramref name="name"/> may not stand in a package; null when it may.</summary>
    /// <remarks>Stricter than the file system of one machine, so that a package means the same on every device.</remarks>
    public static string? Fault(string name, int depth)
    {
        if (name.Length is 0 or > 512)
            return "has an empty or too long name";
        if (name.Any(static c => char.IsControl(c) || c is '\uFFFD'))
            return "has a name with control or undecodable characters";
        if (name.Contains('\\', StringComparison.Ordinal))
            return "has a backslash in its name; use forward slashes";
        if (name[0] == '/')
            return "has an absolute name; names must be relative to the package";
        if (name.Contains(':', StringComparison.Ordinal))
            return "names a drive or a stream with ':'";
        var segments = name.Split('/');
        if (segments.Length > depth)
            return $"lies more than {depth} folders deep";
        foreach (var segment in segments)
        {
            if (segment is ".." or "." or "")
                return "leaves the package or is not a plain path";
            if (segment[^1] is '.' or ' ')
                return "has a name that ends with a dot or a space";
            if (Devices.Contains(segment.Split('.', 2)[0]))
                return "has a name that stands for a device on Windows";
        }

        return null;
    }

    /// <summary>Brings a path of the API to the package's form: without a leading slash, <c>.</c> and <c>..</c>; false when it leaves the package.</summary>
    public static bool TryNormalize(string path, [NotNullWhen(true)] out string? normal)
    {
        normal = null;
        List<string> kept = [];
        foreach (var segment in path.Split('/'))
        {
            switch (segment)
            {
                case "" or ".":
                    break;
                case ".." when kept.Count == 0:
                    return false;
                case "..":
                    kept.RemoveAt(kept.Count - 1);
                    break;
                default:
                    kept.Add(segment);
                    break;
            }
        }

        var joined = string.Join('/', kept);
        if (Fault(joined, int.MaxValue) is not null)
            return false;
        normal = joined;
        return true;
    }

    /// <summary>The folder of a file: <c>pages/index</c> of <c>pages/index/index.js</c>; empty at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    /// <summary>Joins a folder and a relative path.</summary>
    public static string Join(string folder, string path) => folder.Length == 0 ? path : folder + "/" + path;

    private static IEnumerable<string> Numbered(string device) => Enumerable.Range(1, 9).Select(n => $"{device}{n}");
}
