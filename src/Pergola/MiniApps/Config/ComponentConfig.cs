using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.MiniApps.Packages;
using Pergola.MiniApps.Plugins;

namespace Pergola.MiniApps.Config;

/// <summary>The json of a page or component, with the components that it uses resolved to absolute package paths.</summary>
internal static class ComponentConfig
{
    /// <summary>
    /// Reads <c>path.json</c>. Without the file the answer is an empty object; null when neither the json nor the template is there.
    /// The components of app.json are part of every page and component. A component that does not exist is reported and left out, so
    /// that the rest of the page can be drawn.
    /// </summary>
    /// <exception cref="PackageException">The file is broken.</exception>
    public static string? Load(MiniAppPackage package, AppConfig config, string path, Action<PackageException> report)
    {
        var own = package.TryReadJson(path + ".json");
        if (own is null && !package.Exists(path + ".wxml"))
            return null;
        var json = own is null ? [] : JsonObject.Create(own.Root)!;
        var resolver = new ComponentPaths(package, config);
        var used = new JsonObject();
        // A plugin sees its own components alone.
        if (!IsIndependent(config, path) && !path.StartsWith(InstalledPlugin.Folder, StringComparison.Ordinal))
            Add(used, resolver, config.Raw, "", config.Error, report);
        if (own is not null)
            Add(used, resolver, own.Root, path, own.Error, report);
        json["usingComponents"] = used;
        if (own?.Root.Field("componentGenerics", JsonValueKind.Object) is { } generics)
            json["componentGenerics"] = Generics(generics, resolver, path, own, report);
        return json.ToJsonString();
    }

    private delegate PackageException ErrorAt(string message, params ReadOnlySpan<object> steps);

    private static void Add(JsonObject used, ComponentPaths resolver, JsonElement json, string from, ErrorAt error, Action<PackageException> report)
    {
        if (json.Field("usingComponents", JsonValueKind.Object) is not { } components)
            return;
        foreach (var component in components.EnumerateObject())
        {
            if (component.Value.ValueKind != JsonValueKind.String)
                throw error("The path of a component must be text.", "usingComponents", component.Name);
            var written = component.Value.GetString()!;
            if (resolver.Resolve(written, from) is { } path)
                used[component.Name] = path;
            else
                report(error(resolver.Missing(component.Name, written), "usingComponents", component.Name));
        }
    }

    private static JsonObject Generics(JsonElement generics, ComponentPaths resolver, string from, JsonFile own, Action<PackageException> report)
    {
        var resolved = JsonObject.Create(JsonElement.Parse(generics.GetRawText()))!;
        foreach (var generic in generics.EnumerateObject())
        {
            if (generic.Value.Text("default") is not { } written)
                continue;
            if (resolver.Resolve(written, from) is { } path)
            {
                resolved[generic.Name] = new JsonObject { ["default"] = path };
                continue;
            }

            resolved[generic.Name] = true;
            report(own.Error(resolver.Missing(generic.Name, written), "componentGenerics", generic.Name));
        }

        return resolved;
    }

    private static bool IsIndependent(AppConfig config, string path) =>
        config.Subpackages.Any(sub => sub.IsIndependent && path.StartsWith(sub.Root + "/", StringComparison.Ordinal));
}
