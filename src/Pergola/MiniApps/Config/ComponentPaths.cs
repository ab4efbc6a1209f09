using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Config;

/// <summary>Finds the component that a <c>usingComponents</c> entry names: relative, from the root, by alias, or in a miniprogram_npm folder upwards.</summary>
internal sealed class ComponentPaths(MiniAppPackage package, PathAliases aliases)
{
    /// <summary>The component's path from the root with a leading slash and without extension; null when it is not there.</summary>
    public string? Resolve(string written, string from)
    {
        var path = written.EndsWith(".json", StringComparison.Ordinal) ? written[..^5] : written;
        foreach (var candidate in Candidates(path, PackagePath.Folder(from)))
        {
            if (!PackagePath.TryNormalize(candidate, out var normal))
                continue;
            if (IsComponent(normal))
                return "/" + normal;
            if (IsComponent(normal + "/index"))
                return "/" + normal + "/index";
        }

        return null;
    }

    /// <summary>Says why a component was not found.</summary>
    public static string Missing(string name, string written) =>
        written.StartsWith("plugin://", StringComparison.Ordinal) || written.StartsWith("dynamicLib://", StringComparison.Ordinal)
            ? $"The component '{name}' comes from a plugin ('{written}'). Plugins are not supported: use a component of the package."
            : $"The component '{name}' was not found: there is no '{written}.json' or '{written}.wxml', neither beside this file, nor from the root, nor in miniprogram_npm.";

    private IEnumerable<string> Candidates(string path, string folder)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            yield break;
        if (path.StartsWith('/'))
        {
            yield return path;
            yield break;
        }

        if (aliases.Resolve(path) is { } target)
            yield return target;
        yield return PackagePath.Join(folder, path);
        if (path.StartsWith('.'))
            yield break;
        for (var at = folder; ; at = PackagePath.Folder(at))
        {
            yield return PackagePath.Join(at, "miniprogram_npm/" + path);
            if (at.Length == 0)
                break;
        }

        yield return path;
    }

    private bool IsComponent(string path) => package.Exists(path + ".json") || package.Exists(path + ".wxml");
}
