using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Plugins;

/// <summary>A program's files with those of its plugins, each below <c>__plugin__/APPID/</c>.</summary>
/// <param name="own">The program's own files.</param>
/// <param name="root">The mini program's root among them.</param>
/// <param name="plugins">The plugins.</param>
internal sealed class PluginFiles(IPackageFiles own, string root, IReadOnlyList<InstalledPlugin> plugins) : IPackageFiles
{
    private readonly string _folder = PackagePath.Join(root, InstalledPlugin.Folder);

    public IReadOnlyList<string> List() =>
        [.. own.List().Where(file => !IsPlugin(file)).Concat(plugins.SelectMany(plugin => plugin.Package.List().Select(file => PackagePath.Join(root, plugin.Root + file)))).Order(StringComparer.Ordinal)];

    public bool Exists(string path) => IsPlugin(path) ? Find(path) is { } found && found.Plugin.Package.Exists(found.File) : own.Exists(path);

    public byte[]? Read(string path) => IsPlugin(path) ? (Find(path) is { } found ? found.Plugin.Package.TryReadBytes(found.File) : null) : own.Read(path);

    // The program's package and the plugins' belong to whoever opened them.
    public void Dispose()
    {
    }

    // A folder of this name in the program itself is not the plugin, whatever it says.
    private bool IsPlugin(string path) => path.StartsWith(_folder, StringComparison.Ordinal);

    private (InstalledPlugin Plugin, string File)? Find(string path)
    {
        var rest = root.Length == 0 ? path : path[(root.Length + 1)..];
        foreach (var plugin in plugins)
        {
            if (rest.StartsWith(plugin.Root, StringComparison.Ordinal))
                return (plugin, rest[plugin.Root.Length..]);
        }

        return null;
    }
}
