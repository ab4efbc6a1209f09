using System.Text.Json;
using System.Text.RegularExpressions;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Plugins;

/// <summary>A plugin that app.json names: <c>"plugins": { "hello": { "version": "1.0.0", "provider": "wx..." } }</c>.</summary>
/// <param name="Name">The program's name for it.</param>
/// <param name="Provider">The plugin's appid.</param>
/// <param name="Version">The version, or <c>dev</c> for the plugin of the same project.</param>
public sealed partial record PluginReference(string Name, string Provider, string Version)
{
    /// <summary>The module of the program that the plugin may require, or null.</summary>
    public string? Export { get; init; }

    /// <summary>The program's components for the generics of the plugin's: by public component, by generic.</summary>
    internal Dictionary<string, Dictionary<string, string>>? Generics { get; init; }

    /// <summary>Reads app.json's <c>plugins</c>, of the program and of its subpackages.</summary>
    internal static IReadOnlyList<PluginReference> Read(JsonFile app)
    {
        List<PluginReference> plugins = [];
        Add(plugins, app, app.Root, []);
        foreach (var field in (string[])["subpackages", "subPackages"])
        {
            if (app.Root.Field(field, JsonValueKind.Array) is not { } list)
                continue;
            var index = 0;
            foreach (var sub in list.EnumerateArray())
                Add(plugins, app, sub, [field, index++]);
        }

        return plugins;
    }

    private static void Add(List<PluginReference> plugins, JsonFile app, JsonElement owner, object[] steps)
    {
        if (owner.Field("plugins", JsonValueKind.Object) is not { } named)
            return;
        foreach (var plugin in named.EnumerateObject())
        {
            // The appid becomes the name of a folder.
            if (plugin.Value.Text("provider") is not { } provider || !AppId().IsMatch(provider))
                throw app.Error($"The plugin '{plugin.Name}' needs a provider: the plugin's appid.", [.. steps, "plugins", plugin.Name]);
            if (plugins.Exists(known => known.Name == plugin.Name))
                continue;
            plugins.Add(new PluginReference(plugin.Name, provider, plugin.Value.Text("version") ?? "")
            {
                Export = plugin.Value.Text("export"),
                Generics = plugin.Value.Field("genericsImplementation", JsonValueKind.Object) is { } generics
                    ? generics.EnumerateObject().Where(static entry => entry.Value.ValueKind == JsonValueKind.Object)
                        .ToDictionary(static entry => entry.Name, static entry => InstalledPlugin.Texts(entry.Value), StringComparer.Ordinal)
                    : null,
            });
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppId();
}
