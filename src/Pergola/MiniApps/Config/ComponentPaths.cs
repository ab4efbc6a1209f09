using Pergola.MiniApps.Packages;
using Pergola.MiniApps.Plugins;

namespace Pergola.MiniApps.Config;

/// <summary>Finds the component that a <c>usingComponents</c> entry names: relative, from the root, by alias, in a miniprogram_npm folder upwards, or in a plugin.</summary>
internal sealed class ComponentPaths(MiniAppPackage package, AppConfig config)
{
    private const string Public = "plugin://";
    private const string Private = "plugin-private://";

    /// <summary>The component's path from the root with a leading slash and without extension; null when it is not there.</summary>
    public string? Resolve(string written, string from)
    {
        var path = written.EndsWith(".json", StringComparison.Ordinal) ? written[..^5] : written;
        // Inside a plugin every path starts at the plugin.
        var root = package.Plugins.FirstOrDefault(plugin => from.StartsWith(plugin.Root, StringComparison.Ordinal))?.Root ?? "";
        foreach (var candidate in Candidates(path, PackagePath.Folder(from[root.Length..]), root))
        {
            if (!PackagePath.TryNormalize(candidate, out var local))
                continue;
            var normal = root + local;
            if (IsComponent(normal))
                return "/" + normal;
            if (IsComponent(normal + "/index"))
                return "/" + normal + "/index";
        }

        return path.StartsWith(Public, StringComparison.Ordinal) ? InPlugin(path[Public.Length..]) : null;
    }

    /// <summary>Says why a component was not found, and what to do.</summary>
    public string Missing(string name, string written)
    {
        if (written.StartsWith(Public, StringComparison.Ordinal))
            return MissingOfPlugin(name, written, written[Public.Length..].Split('/', 2)[0]);
        if (written.Contains("://", StringComparison.Ordinal))
            return $"The component '{name}' ('{written}') was not found: use a component of the package, of an npm package, or of a plugin that app.json names.";
        var npm = written.StartsWith('.') || written.StartsWith('/') ? "" : " If it is of an npm package, name the package in the dependencies of package.json and run 'npm install' beside it.";
        return $"The component '{name}' was not found: there is no '{written}.json' or '{written}.wxml', neither beside this file, nor from the root, nor in miniprogram_npm.{npm}";
    }

    private string MissingOfPlugin(string name, string written, string plugin)
    {
        if (package.Plugins.FirstOrDefault(known => known.Reference.Name == plugin) is { } installed)
            return $"The component '{name}' was not found: the plugin '{plugin}' has no '{written}'. Its plugin.json has: {string.Join(", ", installed.PublicComponents.Keys)}.";
        return config.Plugins.FirstOrDefault(known => known.Name == plugin) is { } reference
            ? $"The component '{name}' was not found: the plugin '{plugin}' (provider {reference.Provider}, version {reference.Version}) is not installed. With 'pergola run', name its folder: --plugin {reference.Provider}=FOLDER."
            : $"The component '{name}' was not found: the plugin '{plugin}' is not in app.json. Name it under \"plugins\", with its version and provider.";
    }

    private string? InPlugin(string path)
    {
        var parts = path.Split('/', 2);
        return parts.Length == 2 && package.Plugins.FirstOrDefault(plugin => plugin.Reference.Name == parts[0]) is { } found
            && found.PublicComponents.TryGetValue(parts[1], out var component) && IsComponent(found.PathOf(component))
            ? "/" + found.PathOf(component)
            : null;
    }

    private IEnumerable<string> Candidates(string path, string folder, string root)
    {
        var own = Private + root.Replace(InstalledPlugin.Folder, "", StringComparison.Ordinal);
        if (root.Length > 0 && path.StartsWith(own, StringComparison.Ordinal))
            yield return path[own.Length..];
        if (path.Contains("://", StringComparison.Ordinal))
            yield break;
        if (path.StartsWith('/'))
        {
            yield return path;
            yield break;
        }

        if (root.Length == 0 && config.Aliases.Resolve(path) is { } target)
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
