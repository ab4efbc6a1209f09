namespace Pergola.AspNetCore;

/// <summary>What a view may ask for by name: a path inside the package, or a URL that the session fetches through its gate.</summary>
internal static class ResourceSource
{
    private const int Longest = 4096;

    /// <summary>Whether the source is one of the two. The session checks again what lies behind it.</summary>
    public static bool IsSound(string? source)
    {
        if (string.IsNullOrEmpty(source) || source.Length > Longest || source.Any(char.IsControl))
            return false;
        if (source[0] == '/')
            return IsPackagePath(source);
        return Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "wxfile" or "cloud" or "pergola-open-data" && url.UserInfo.Length == 0;
    }

    private static bool IsPackagePath(string path) =>
        !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\')
        && !path.Split('/').Any(segment => segment is ".." or ".");
}
