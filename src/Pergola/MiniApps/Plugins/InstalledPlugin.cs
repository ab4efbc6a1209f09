using System.Text.Json;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Plugins;

/// <summary>A plugin that is there: its files and its plugin.json.</summary>
internal sealed class InstalledPlugin
{
    /// <summary>The folder below which the files of plugins are part of a program.</summary>
    public const string Folder = "__plugin__/";

    private InstalledPlugin(PluginReference reference, PluginPackage source, MiniAppPackage package, JsonElement manifest)
    {
        Reference = reference;
        Source = source;
        Package = package;
        Main = manifest.Text("main");
        PublicComponents = manifest.Field("publicComponents", JsonValueKind.Object) is { } components ? Texts(components) : [];
        Pages = manifest.Field("pages", JsonValueKind.Object) is { } pages ? Texts(pages) : [];
    }

    public PluginReference Reference { get; }

    public PluginPackage Source { get; }

    public MiniAppPackage Package { get; }

    /// <summary>Its module that <c>requirePlugin</c> gives, or null.</summary>
    public string? Main { get; }

    /// <summary>Paths of components by their public names.</summary>
    public Dictionary<string, string> PublicComponents { get; }

    /// <summary>Paths of pages by their names.</summary>
    public Dictionary<string, string> Pages { get; }

    /// <summary>Where its files are, from the program's root: <c>__plugin__/APPID/</c>.</summary>
    public string Root => $"{Folder}{Reference.Provider}/";

    /// <summary>Opens a plugin's files.</summary>
    /// <exception cref="PackageException">They are no plugin, or are refused.</exception>
    public static InstalledPlugin Open(PluginReference reference, PluginPackage source)
    {
        var package = MiniAppPackage.OpenPlugin(source.Path);
        return new InstalledPlugin(reference, source, package, package.TryReadJson(MiniAppPackage.PluginFile)!.Root);
    }

    /// <summary>A path of plugin.json, from the program's root.</summary>
    public string PathOf(string written) => Root + written.TrimStart('.').TrimStart('/');

    public static Dictionary<string, string> Texts(JsonElement map) =>
        map.EnumerateObject().Where(static entry => entry.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(static entry => entry.Name, static entry => entry.Value.GetString()!, StringComparer.Ordinal);
}
