namespace Pergola.MiniApps.Plugins;

/// <summary>Where a superapp has its plugins: a registry, a folder. Without one of its own it has those of <see cref="PergolaOptions.PluginFolders"/>.</summary>
public interface IPluginSource
{
    /// <summary>The files of a plugin that a mini program names; null when there is no such plugin. The program runs without it, and hears of it where it uses the plugin.</summary>
    /// <param name="plugin">What app.json says of it.</param>
    /// <param name="cancellationToken">The launch was given up.</param>
    ValueTask<PluginPackage?> FindAsync(PluginReference plugin, CancellationToken cancellationToken);
}

/// <summary>A plugin's files.</summary>
/// <param name="Path">A folder or zip that holds plugin.json, or a project.config.json with <c>pluginRoot</c>.</param>
public sealed record PluginPackage(string Path)
{
    /// <summary>The version, where the source knows it; null for what app.json says.</summary>
    public string? Version { get; init; }

    /// <summary>Origins that the plugin's own requests may reach; null for those of the mini program, as in development.</summary>
    public IReadOnlyList<string>? RequestDomains { get; init; }
}

/// <summary>The plugins of <see cref="PergolaOptions.PluginFolders"/>.</summary>
internal sealed class FolderPlugins(PergolaOptions options) : IPluginSource
{
    public ValueTask<PluginPackage?> FindAsync(PluginReference plugin, CancellationToken cancellationToken) =>
        new(options.PluginFolders.TryGetValue(plugin.Provider, out var path) ? new PluginPackage(path) : null);
}
