using System.Collections.Concurrent;

namespace Pergola.Runtime;

/// <summary>The bundles of web/ that travel in this assembly.</summary>
internal static class WebBundles
{
    private static readonly ConcurrentDictionary<string, byte[]> Loaded = new();

    /// <summary>A bundle's bytes, such as <c>view.js</c>.</summary>
    public static byte[] Bytes(string name) => Loaded.GetOrAdd(name, static name =>
    {
        using var stream = typeof(WebBundles).Assembly.GetManifestResourceStream("Pergola.Web." + name)
            ?? throw new InvalidOperationException($"The bundle {name} is not in the assembly: build web/ first.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <summary>A bundle as text.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));
}
