using System.Text.Json;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Config;

/// <summary>The pages that app.json declares, each checked to be there.</summary>
internal sealed record AppPages(IReadOnlyList<string> Routes, IReadOnlyList<Subpackage> Subpackages, string Entry)
{
    public static AppPages Read(MiniAppPackage package, JsonFile app)
    {
        var main = ReadList(package, app, "", ["pages"]);
        if (main.Count == 0)
            throw app.Error("app.json names no page. Add \"pages\": [\"pages/index/index\"].", "pages");
        var subpackages = ReadSubpackages(package, app);
        List<string> routes = [.. main, .. subpackages.SelectMany(static sub => sub.Pages)];
        if (app.Root.Text("entryPagePath") is not { Length: > 0 } entryPath)
            return new AppPages(routes, subpackages, main[0]);
        var entry = AppConfig.Route(entryPath);
        return routes.Contains(entry, StringComparer.Ordinal)
            ? new AppPages(routes, subpackages, entry)
            : throw app.Error($"entryPagePath '{entryPath}' is not one of the pages.", "entryPagePath");
    }

    /// <summary>Checks the tab bar's shape and pages; false when there is none.</summary>
    public static bool CheckTabBar(JsonFile app, HashSet<string> pages)
    {
        if (!app.Root.TryGetProperty("tabBar", out var tabBar) || tabBar.ValueKind == JsonValueKind.Null)
            return false;
        if (tabBar.Field("list", JsonValueKind.Array) is not { } list)
            throw app.Error("tabBar needs a list of 2 to 5 tabs.", "tabBar");
        if (list.GetArrayLength() is < 2 or > 5)
            throw app.Error("tabBar.list needs 2 to 5 tabs.", "tabBar", "list");
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.Text("pagePath") is not { Length: > 0 } path)
                throw app.Error("A tab needs a pagePath.", "tabBar", "list", index);
            if (!pages.Contains(AppConfig.Route(path)))
                throw app.Error($"The tab's page '{path}' is not one of the pages.", "tabBar", "list", index, "pagePath");
            index++;
        }

        return true;
    }

    private static List<Subpackage> ReadSubpackages(MiniAppPackage package, JsonFile app)
    {
        List<Subpackage> subpackages = [];
        foreach (var field in (string[])["subpackages", "subPackages"])
        {
            if (app.Root.Field(field, JsonValueKind.Array) is not { } list)
                continue;
            var index = 0;
            foreach (var entry in list.EnumerateArray())
            {
                if (entry.Text("root") is not { } written || !PackagePath.TryNormalize(written, out var root))
                    throw app.Error("A subpackage needs a root: a folder inside the package.", field, index);
                var pages = ReadList(package, app, root, [field, index, "pages"]);
                subpackages.Add(new Subpackage(root, entry.Text("name"), pages, entry.IsTrue("independent")));
                index++;
            }
        }

        return subpackages;
    }

    private static List<string> ReadList(MiniAppPackage package, JsonFile app, string root, object[] steps)
    {
        var list = app.Root;
        foreach (var step in steps)
            list = step is int at ? list[at] : list.TryGetProperty((string)step, out var child) ? child : default;
        if (list.ValueKind != JsonValueKind.Array)
            throw app.Error("\"pages\" must be a list of page paths: [\"pages/index/index\"].", steps);
        List<string> routes = [];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            object[] place = [.. steps, index++];
            if (item.ValueKind != JsonValueKind.String || !PackagePath.TryNormalize(item.GetString()!, out var path))
                throw app.Error("A page path must be text, such as \"pages/index/index\".", place);
            var route = PackagePath.Join(root, path);
            Check(package, app, route, place);
            if (!routes.Contains(route, StringComparer.Ordinal))
                routes.Add(route);
        }

        return routes;
    }

    private static void Check(MiniAppPackage package, JsonFile app, string route, object[] place)
    {
        if (!package.Exists(route + ".wxml"))
            throw app.Error($"The page '{route}' does not exist: {route}.wxml is missing. Create it, or take the page out of app.json.", place);
        if (!package.Exists(route + ".js"))
            throw app.Error($"The page '{route}' does not exist: {route}.js is missing. Create it, or take the page out of app.json.", place);
    }
}
