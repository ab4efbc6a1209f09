using Pergola.MiniApps.Plugins;

namespace Pergola.Runtime.Logic;

/// <summary>A plugin that app.json names, as the boot script is told of it; the fields of its plugin.json are null where it is not installed.</summary>
internal sealed record BootPlugin(string Name, string AppId, string Version, bool Installed)
{
    public string? Main { get; init; }

    public IReadOnlyDictionary<string, string>? PublicComponents { get; init; }

    public IReadOnlyDictionary<string, string>? Pages { get; init; }

    public string? Export { get; init; }

    public Dictionary<string, Dictionary<string, string>>? GenericsImplementation { get; init; }

    public static BootPlugin Of(PluginReference reference, IReadOnlyList<InstalledPlugin> installed)
    {
        var plugin = installed.FirstOrDefault(plugin => plugin.Reference.Name == reference.Name);
        return new(reference.Name, reference.Provider, reference.Version, plugin is not null)
        {
            Main = plugin?.Main,
            PublicComponents = plugin?.PublicComponents,
            Pages = plugin?.Pages,
            Export = reference.Export,
            GenericsImplementation = reference.Generics,
        };
    }
}
