using System.Reflection;

namespace Pergola.Simulator.Reference;

/// <summary>Which folder declares an API. The build lists the source files, so that the folders stay the only place that says it.</summary>
internal static class ApiChapters
{
    private static readonly Lazy<Dictionary<string, string>> ByFile = new(Read);

    /// <summary>The chapter of an API: that of the file named after it, or of the longest name that it begins with (<c>ClearStorage.cs</c> declares clearStorageSync too).</summary>
    /// <param name="property">The name of the property that declares it.</param>
    /// <returns>The folder's name; empty when no file fits.</returns>
    public static string Of(string property)
    {
        for (var length = property.Length; length > 0; length--)
        {
            if (ByFile.Value.TryGetValue(property[..length], out var chapter))
                return chapter;
        }

        return "";
    }

    // Each line is a path below src/Pergola: OpenApis/Login/CheckSession.cs.
    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Pergola.Simulator.api-files.txt")!;
        using var reader = new StreamReader(stream);
        var chapters = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('/', '\\');
            if (parts.Length > 1)
                chapters.TryAdd(Path.GetFileNameWithoutExtension(parts[^1]), parts[^2]);
        }

        return chapters;
    }
}
